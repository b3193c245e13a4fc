package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Dimension;
import java.util.Arrays;
import java.util.List;

/** From the codes of attributes to the value of a dimension, by a table of all combinations of their levels. */
final class Slicing {

    private final Dimension dimension;
    private final int[] attributes;
    private final int[] widths;
    private final int[] table;

    private Slicing(Dimension dimension, int[] attributes, int[] widths) {
        this.dimension = dimension;
        this.attributes = attributes;
        this.widths = widths;
        this.table = new int[Arrays.stream(widths).reduce(1, Math::multiplyExact)];
        Arrays.fill(table, dimension.unseen());
    }

    static Slicing of(Dimension dimension, List<String> names, Attribute[] all) {
        int[] attributes =
                dimension.attributes().stream().mapToInt(names::indexOf).toArray();
        int[] widths = Arrays.stream(attributes)
                .map(attribute -> all[attribute].levels().codes())
                .toArray();
        Slicing slicing = new Slicing(dimension, attributes, widths);
        for (int value = 0; value < dimension.values().size(); value++) {
            slicing.table[slicing.cell(dimension.values().get(value), all)] = value;
        }
        return slicing;
    }

    /** The value of the dimension for the codes of all attributes. */
    int value(int[] codes) {
        int cell = 0;
        for (int i = 0; i < attributes.length; i++) {
            int code = codes[attributes[i]];
            if (code == Attribute.MISSING) {
                return dimension.missing();
            }
            cell = cell * widths[i] + code;
        }
        return table[cell];
    }

    private int cell(List<String> values, Attribute[] all) {
        int cell = 0;
        for (int i = 0; i < attributes.length; i++) {
            cell = cell * widths[i] + all[attributes[i]].levels().code(values.get(i));
        }
        return cell;
    }
}
