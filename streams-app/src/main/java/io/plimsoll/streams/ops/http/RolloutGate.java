package io.plimsoll.streams.ops.http;

import io.plimsoll.schemas.Approval;
import io.plimsoll.schemas.Rollback;
import io.plimsoll.streams.ops.view.VersionVerdict;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a controller asks that reads the status of an answer and nothing else. Each gate is shut unless it is known that it may
 * be open: whatever goes wrong on the way is no 2xx, and then nothing is promoted and nothing is rolled back.
 */
enum RolloutGate {
    /** May it go on, or go live? Open on a pass alone. */
    PROMOTION {
        @Override
        Answer answer(VersionVerdict verdict) {
            return switch (verdict.outcome()) {
                case PASS -> new Answer(OPEN, "it passes");
                case FAIL -> new Answer(SHUT, "it fails");
                case INCONCLUSIVE -> new Answer(NOT_YET, "not enough is known yet");
            };
        }
    },
    /**
     * Must it be taken out? Open only while a rollback from the version is in force that a machine may carry out, and the
     * monitor that says so is well.
     */
    ROLLBACK {
        @Override
        Answer answer(VersionVerdict verdict) {
            if (verdict.rollback().isEmpty()) {
                return new Answer(SHUT, "no rollback from it is in force");
            }
            if (!verdict.reliable()) {
                return new Answer(UNWELL, "the monitor is not well or not up to date");
            }
            return new Answer(OPEN, "a rollback is in force")
                    .unless(obstacle(verdict.rollback().get()));
        }
    };

    private static final int OPEN = 200;
    private static final int SHUT = 403;
    private static final int NOT_YET = 409;
    private static final int UNWELL = 503;

    abstract Answer answer(VersionVerdict verdict);

    /**
     * Whether a gate is open.
     *
     * @param status 200 if it is
     * @param why in a few words
     */
    record Answer(int status, String why) {
        boolean isOpen() {
            return status == OPEN;
        }

        private Answer unless(Optional<String> obstacle) {
            return obstacle.map(what -> new Answer(NOT_YET, what)).orElse(this);
        }
    }

    private static Optional<String> obstacle(Rollback rollback) {
        if (rollback.dryRun()) {
            return Optional.of("the rollback is a dry run: it is for show");
        }
        if (rollback.toVersion() == null) {
            return Optional.of("there is no version to go back to that is well");
        }
        return rollback.approval() == Approval.AUTO
                ? Optional.empty()
                : Optional.of("a person must approve the rollback");
    }

    static RolloutGate named(String name) throws Refused {
        return Arrays.stream(values())
                .filter(gate -> gate.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.badRequest("there is no such gate", "use gate=" + all()));
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String all() {
        return Arrays.stream(values()).map(RolloutGate::wire).collect(Collectors.joining(" or gate="));
    }
}
