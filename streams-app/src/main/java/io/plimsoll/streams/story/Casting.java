package io.plimsoll.streams.story;

import io.plimsoll.streams.monitor.Role;
import java.util.List;

/**
 * Which version answers a request in which role.
 *
 * @param model that answers
 * @param role in which it does
 */
record Casting(ScoringModel model, Role role) {

    private static final Casting V1_CHAMPION = new Casting(ScoringModel.V1, Role.CHAMPION);
    private static final Casting V2_SHADOW = new Casting(ScoringModel.V2, Role.SHADOW);
    private static final Casting V2_CANARY = new Casting(ScoringModel.V2, Role.CANARY);
    private static final Casting V2_CHAMPION = new Casting(ScoringModel.V2, Role.CHAMPION);

    /** Those who answer a request of a day; the first one's decision is carried out. */
    static List<Casting> of(int day, Draws draws) {
        if (day > Plot.CANARY.last()) {
            return List.of(V2_CHAMPION);
        }
        if (Plot.CANARY.contain(day)) {
            return List.of(draws.happens(Plot.CANARY_SHARE) ? V2_CANARY : V1_CHAMPION);
        }
        return Plot.SHADOW.contain(day) ? List.of(V1_CHAMPION, V2_SHADOW) : List.of(V1_CHAMPION);
    }
}
