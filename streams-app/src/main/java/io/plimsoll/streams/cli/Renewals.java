package io.plimsoll.streams.cli;

import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Recommendation;
import io.plimsoll.streams.monitor.Recommendation.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * A recommendation, and the decisions that only renewed it, because it expired and its reasons stood.
 *
 * @param first the recommendation
 * @param last the last that renewed it, or itself
 * @param times how often it was renewed
 */
record Renewals(Recommendation first, Recommendation last, int times) {

    /** What was recommended under a policy, in order, each with those that renewed it. */
    static List<Renewals> of(List<Recommendation> said, Policy policy) {
        List<Renewals> all = new ArrayList<>();
        for (Recommendation next : said) {
            int standing = all.size() - 1;
            if (standing >= 0 && all.get(standing).isRenewedBy(next, policy)) {
                all.set(standing, all.get(standing).renewedBy(next));
            } else {
                all.add(new Renewals(next, next, 0));
            }
        }
        return all;
    }

    /** What is decided again before it expired is news. */
    private boolean isRenewedBy(Recommendation next, Policy policy) {
        return last instanceof Decision before
                && next instanceof Decision after
                && before.expiresAt() <= policy.paneEnd(after.pane())
                && after.supersedes().filter(before.id()::equals).isPresent()
                && after.advice().names().equals(before.advice().names());
    }

    private Renewals renewedBy(Recommendation next) {
        return new Renewals(first, next, times + 1);
    }
}
