package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.DesignEffect;
import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.LossTable;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a version's outcomes are held against: the reference's, or those of its own first panes. */
sealed interface OutcomeBaseline {

    /** Its outcomes somewhere; empty without labels. */
    Optional<OutcomeTable> in(OutcomePlace place);

    /** How many of its labelled predictions somewhere were wrong; empty without labels. */
    Optional<OutcomePlace.Errors> errors(OutcomePlace place);

    /** How far its numbers were off somewhere; empty without labels. */
    Optional<ErrorTable> errorsIn(OutcomePlace place);

    /** What its probabilities cost somewhere; empty without labels, and where that is not counted. */
    Optional<LossTable> losses(OutcomePlace place);

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
        public Optional<OutcomePlace.Errors> errors(OutcomePlace place) {
            return Optional.of(place.errors(reference.tally())).filter(errors -> errors.labelled() > 0);
        }

        @Override
        public Optional<ErrorTable> errorsIn(OutcomePlace place) {
            return Optional.of(place.errorsIn(reference.tally())).filter(table -> table.labelled() > 0);
        }

        @Override
        public Optional<LossTable> losses(OutcomePlace place) {
            return place.lossesIn(reference.tally()).filter(table -> table.cases() > 0);
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
        public Optional<OutcomePlace.Errors> errors(OutcomePlace place) {
            return panes.size() < PANES
                    ? Optional.empty()
                    : panes.stream()
                            .map(place::errors)
                            .reduce(OutcomePlace.Errors::plus)
                            .filter(errors -> errors.labelled() > 0);
        }

        @Override
        public Optional<ErrorTable> errorsIn(OutcomePlace place) {
            return panes.size() < PANES
                    ? Optional.empty()
                    : panes.stream()
                            .map(place::errorsIn)
                            .reduce(ErrorTable::plus)
                            .filter(table -> table.labelled() > 0);
        }

        @Override
        public Optional<LossTable> losses(OutcomePlace place) {
            return panes.size() < PANES
                    ? Optional.empty()
                    : panes.stream()
                            .flatMap(pane -> place.lossesIn(pane).stream())
                            .reduce(LossTable::plus)
                            .filter(table -> table.cases() > 0);
        }

        @Override
        public Optional<GroupedScores> scores() {
            return Optional.empty();
        }

        @Override
        public OptionalDouble designEffect() {
            DesignEffect effect = DesignEffect.of(panes.stream()
                    .map(OutcomePlace.ALL::errors)
                    .map(Live::counts)
                    .toList());
            return effect instanceof DesignEffect.Unknown ? OptionalDouble.empty() : OptionalDouble.of(effect.factor());
        }

        private static long[] counts(OutcomePlace.Errors errors) {
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
