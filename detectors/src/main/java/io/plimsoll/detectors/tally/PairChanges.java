package io.plimsoll.detectors.tally;

/**
 * Collects how the pairs of two versions come to be and change: a request that both have answered is a pair without a label,
 * and a label that comes or is corrected moves the pair, as {@link OutcomeChanges} do a prediction.
 *
 * <p>A change is a few numbers appended to an array; only {@link #take} sorts them and adds them up. Not for use by several
 * threads.
 */
public final class PairChanges {

    private final Layout layout;
    private final OutcomeSubject subject;
    private final int actingCells;
    private final int candidateCells;
    private final ChangeLog log = new ChangeLog();

    /**
     * @param layout counts the pairs, {@link Layout#ofPairs}
     * @param acting the layout that the acting version's answers are counted in
     * @param candidate the layout that the candidate's are counted in
     * @throws IllegalArgumentException if the first one counts no pairs
     */
    public PairChanges(Layout layout, Layout acting, Layout candidate) {
        this.layout = layout;
        this.subject =
                layout.pairs().orElseThrow(() -> new IllegalArgumentException("no pairs are counted in " + layout));
        this.actingCells = acting.scoreBins() - 1;
        this.candidateCells = candidate.scoreBins() - 1;
    }

    /**
     * A version's answer to the request.
     *
     * @param scoreCell the cell of its score on the version's own grid, or negative without a score
     * @param decision the code of its decision, or negative without one
     */
    public record Answer(int scoreCell, int decision) {}

    /** Both versions have answered a request, of which no label is known. */
    public void pair(Answer acting, Answer candidate) {
        log.enter(decisionCell(acting, candidate, subject.none()));
        log.enter(scoreCell(acting, candidate, subject.none()));
    }

    /**
     * The label of a pair changes.
     *
     * @param from the code of the label that it had
     * @param to the code of the label that it has now
     */
    public void relabel(Answer acting, Answer candidate, int from, int to) {
        log.leave(decisionCell(acting, candidate, from));
        log.leave(scoreCell(acting, candidate, from));
        log.enter(decisionCell(acting, candidate, to));
        log.enter(scoreCell(acting, candidate, to));
    }

    /** What was collected since the last time, added up. */
    public SparseCounts take() {
        return log.take(layout);
    }

    private int decisionCell(Answer acting, Answer candidate, int label) {
        return Layout.ALL_HEADER
                + PairTable.decisionCell(subject, code(acting.decision()), code(candidate.decision()), label);
    }

    private int scoreCell(Answer acting, Answer candidate, int label) {
        return Layout.ALL_HEADER
                + PairTable.scoreCell(
                        subject,
                        PairTable.scoreBin(acting.scoreCell(), actingCells),
                        PairTable.scoreBin(candidate.scoreCell(), candidateCells),
                        label);
    }

    private int code(int decision) {
        return decision < 0 ? subject.none() : decision;
    }

    @Override
    public String toString() {
        return "PairChanges, " + log + " for " + layout;
    }
}
