package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.DesignEffect;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a version's outcomes are held against: the reference's, or those of its own first panes. */
sealed interface OutcomeBaseline {

    /** Its outcomes somewhere; empty without labels. */
    Optional<OutcomeTable> in(OutcomePlace place);

    /** The scores of all its traffic, where they are known. */
    Optional<GroupedScores> scores();

    /** φ of its error rate, empty where it is unknown. */
    OptionalDouble designEffect();

    /** Whether it is known before the panes that a run begins with: else it would be held against itself. */
    boolean precedes(OutcomeRun run, OutcomeRun version);

    /** Why there is none. */
    String lacking();

    /**
     * The reference.
     *
     * @param reference the reference
     */
    record Trained(Reference reference) implements OutcomeBaseline {

        @Override
        public Optional<OutcomeTable> in(OutcomePlace place) {
            return Optional.of(place.in(reference.tally())).filter(table -> table.labelled() > 0);
        }

        @Override
        public Optional<GroupedScores> scores() {
            return GroupedScores.of(reference.tally());
        }

        @Override
        public OptionalDouble designEffect() {
            return reference.effects().errorRate();
        }

        @Override
        public boolean precedes(OutcomeRun run, OutcomeRun version) {
            return true;
        }

        @Override
        public String lacking() {
            return Reasons.of(Insufficiency.Reason.UNLABELLED_REFERENCE);
        }
    }

    /**
     * The first panes of the version whose labels had time to come.
     *
     * @param panes those that there are, the oldest first
     */
    record Live(List<WindowTally> panes) implements OutcomeBaseline {

        /** As many panes as are enough. */
        static final int PANES = 14;

        /** The first of a version's. */
        static Live of(OutcomeRun version) {
            return new Live(
                    version.strata().subList(0, Math.min(PANES, version.strata().size())));
        }

        @Override
        public Optional<OutcomeTable> in(OutcomePlace place) {
            return panes.size() < PANES
                    ? Optional.empty()
                    : panes.stream().map(place::in).reduce(OutcomeTable::plus).filter(table -> table.labelled() > 0);
        }

        @Override
        public Optional<GroupedScores> scores() {
            return Optional.empty();
        }

        @Override
        public OptionalDouble designEffect() {
            DesignEffect effect = DesignEffect.of(
                    panes.stream().map(OutcomePlace.ALL::in).map(Live::errors).toList());
            return effect instanceof DesignEffect.Unknown ? OptionalDouble.empty() : OptionalDouble.of(effect.factor());
        }

        private static long[] errors(OutcomeTable table) {
            OutcomePlace.Errors errors = OutcomePlace.errors(table);
            return new long[] {errors.wrong(), errors.right()};
        }

        @Override
        public boolean precedes(OutcomeRun run, OutcomeRun version) {
            return run.panes() <= version.panes() - PANES;
        }

        @Override
        public String lacking() {
            return "no baseline: " + PANES + " panes of labels are needed, there are " + panes.size();
        }
    }
}
