package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Insufficiency;
import io.plimsoll.detectors.tally.FavourableSide;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a question cannot be answered, in a few words for a person, with what would help. */
final class Reasons {

    static final String NOT_MATURE = "no labels: no pane is old enough for its labels to have come";

    private Reasons() {}

    static String of(Insufficiency.Reason reason) {
        return reason.text() + ": " + reason.remedy();
    }

    static String of(Insufficiency insufficiency) {
        return insufficiency.needed().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "%s: about %,d more cases like those so far would decide",
                        insufficiency.reason().text(),
                        insufficiency.needed().getAsLong())
                : of(insufficiency.reason());
    }

    /** With the names of those who take no part. */
    static String of(Insufficiency insufficiency, List<String> leftOut, List<String> pooled) {
        return of(insufficiency) + names("; undefined for ", leftOut) + names("; too small alone: ", pooled);
    }

    private static String names(String words, List<String> names) {
        return names.isEmpty() ? "" : names.stream().collect(Collectors.joining(", ", words, ""));
    }

    /** Of predictions that would be good by the policy, where those of another threshold are counted, or of none. */
    static String otherSide(FavourableSide stated, Optional<FavourableSide> counted) {
        return "other threshold: favourable is " + stated + " in the policy and "
                + counted.map(FavourableSide::toString).orElse("not counted")
                + " in the reference; make a new profile with this policy";
    }

    /** Of groups that are pooled. */
    static String tooSmall(List<String> groups, long minimum) {
        return String.format(
                Locale.ROOT, "too few: under %,d predictions, pooled: %s", minimum, String.join(", ", groups));
    }
}
