package io.plimsoll.detectors.check;

import java.util.Locale;

/**
 * Whether a share grew, asked of many: with the words for those that are too few to tell. Most shares need them at most
 * closes, and formatting numbers there costs more than judging them.
 *
 * @param check what is asked
 * @param notExcluded what follows the number of values that were too few
 */
record IncreaseQuestion(IncreaseCheck check, String notExcluded) {

    static IncreaseQuestion of(IncreaseCheck check) {
        return new IncreaseQuestion(
                check,
                String.format(
                        Locale.ROOT,
                        " values do not exclude an increase by %.3f",
                        check.ladder().error()));
    }
}
