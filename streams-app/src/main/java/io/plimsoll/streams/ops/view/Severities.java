package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Verdict;

/** The order of verdicts from nothing to say to worst: what could not be judged is worse than fine and better than a notice. */
final class Severities {
    private Severities() {}

    static int rank(Verdict verdict) {
        return switch (verdict) {
            case OK -> 0;
            case INSUFFICIENT -> 1;
            case NOTICE -> 2;
            case WARNING -> 3;
            case ERROR -> 4;
            case CRITICAL -> 5;
        };
    }

    /** Of two answers to the same question the one that is decided; of two decided ones the worse. */
    static Verdict decided(Verdict one, Verdict other) {
        if (one == Verdict.INSUFFICIENT || other == Verdict.INSUFFICIENT) {
            return one == Verdict.INSUFFICIENT ? other : one;
        }
        return worse(one, other);
    }

    static Verdict worse(Verdict one, Verdict other) {
        return rank(other) > rank(one) ? other : one;
    }
}
