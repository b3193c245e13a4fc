package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Levels;
import java.util.List;

/**
 * An attribute that traffic is sliced by: where an event holds what it is made from, and how that becomes a code.
 *
 * <p>Codes are those of the attribute's {@link #levels()}; {@link Levels#other()} is a value that the reference never held.
 */
sealed interface Attribute {

    /** An event without the attribute. */
    int MISSING = -1;

    /** The name of the attribute or feature that it is made from. */
    String source();

    /** Its values. */
    Levels levels();

    /** The code of the value at an entry of an event's fields, {@link #MISSING} for null. */
    int code(Fields fields, int entry, Numeral numeral);

    /**
     * The attribute as it is.
     *
     * @param source its name
     * @param levels its values
     */
    record Plain(String source, Levels levels) implements Attribute {

        @Override
        public int code(Fields fields, int entry, Numeral numeral) {
            return numeral.level(fields, entry, levels, MISSING);
        }
    }

    /**
     * Levels put together.
     *
     * @param source what it is made from
     * @param levels the groups
     * @param members the levels of the source that belong to a group
     * @param groupOf the code of the group for each member
     */
    record Grouped(String source, Levels levels, Levels members, List<Integer> groupOf) implements Attribute {

        @Override
        public int code(Fields fields, int entry, Numeral numeral) {
            int member = numeral.level(fields, entry, members, MISSING);
            if (member == MISSING) {
                return MISSING;
            }
            return member == members.other() ? levels.other() : groupOf.get(member);
        }
    }

    /**
     * A number cut into left-closed bands.
     *
     * @param source what it is made from
     * @param levels the bands
     * @param cuts where it is cut
     */
    record Banded(String source, Levels levels, double[] cuts) implements Attribute {

        @Override
        public int code(Fields fields, int entry, Numeral numeral) {
            return switch (fields.kind(entry)) {
                case NULL -> MISSING;
                case NUMBER -> band(fields.number(entry));
                case TEXT, BOOLEAN, OTHER -> levels.other();
            };
        }

        private int band(double value) {
            int band = 0;
            while (band < cuts.length && value >= cuts[band]) {
                band++;
            }
            return band;
        }
    }
}
