package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import java.util.Optional;

/**
 * Two versions of which one is champion and the other its shadow: what both answer to the same requests is counted pair by pair,
 * in a series of its own.
 *
 * <p>To panes, held changes and totals this is a series like any other, so pairs travel and are kept as all counts are. It is told
 * from others by its layout, {@link Layout#pairs()}; it has no reports.
 *
 * @param acting the champion's series
 * @param candidate the shadow's
 * @param actingLayout what the champion's answers are counted in
 * @param candidateLayout what the shadow's are counted in
 * @param layout what the pairs are counted in
 */
record Pairing(Series acting, Series candidate, Layout actingLayout, Layout candidateLayout, Layout layout) {

    /** Empty where the two do not decide between the same classes, or between too many. */
    static Optional<Pairing> of(String acting, Layout actingLayout, String candidate, Layout candidateLayout) {
        Series champion = new Series(acting, Role.CHAMPION, actingLayout.hash());
        Series shadow = new Series(candidate, Role.SHADOW, candidateLayout.hash());
        return classes(actingLayout, candidateLayout)
                .map(classes -> new Pairing(
                        champion,
                        shadow,
                        actingLayout,
                        candidateLayout,
                        Layout.ofPairs(series(champion, shadow).layoutHash(), classes)));
    }

    private static Optional<OutcomeSubject> classes(Layout acting, Layout candidate) {
        return classes(acting)
                .filter(PairTable::suits)
                .filter(classes -> classes(candidate).filter(classes::equals).isPresent());
    }

    /** What probabilities cost is of no account here: one of two versions may give none. */
    private static Optional<OutcomeSubject> classes(Layout layout) {
        return layout.outcome().map(outcome -> new OutcomeSubject(outcome.classes()));
    }

    /** What the pairs are counted under. Champions are not mixed: the hash names the acting version, too. */
    static Series series(Series acting, Series candidate) {
        String hash = new Fingerprint()
                .add("pairs")
                .add(acting.version())
                .add(acting.layoutHash())
                .add(candidate.layoutHash())
                .toString();
        return new Series(candidate.version(), Role.SHADOW, hash);
    }
}
