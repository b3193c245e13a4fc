package io.plimsoll.streams.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A change that is known to be in a stream.
 *
 * @param name what it is
 * @param feature the feature that it changes
 * @param from its first day
 * @param to the day after its last
 */
record Cause(String name, String feature, LocalDate from, LocalDate to) {

    private static final LocalDate FOR_EVER = LocalDate.of(2100, 1, 1);

    boolean isActive(long day) {
        return day >= from.toEpochDay() && day < to.toEpochDay();
    }

    /** The features that NannyML's generator moves. */
    static List<Cause> ofCarloan() {
        return moved(
                "covariate drift",
                LocalDate.of(2019, 3, 31),
                "car_value",
                "loan_length",
                "salary_range",
                "repaid_loan_on_prev_car");
    }

    /** Constants that begin to vary. Of the prices, which wander at all times, nothing is known. */
    static List<Cause> ofElec2() {
        return moved("begins to vary", LocalDate.of(1997, 5, 5), "vicprice", "vicdemand", "transfer");
    }

    private static List<Cause> moved(String name, LocalDate from, String... features) {
        return Stream.of(features)
                .map(feature -> new Cause(name, feature, from, FOR_EVER))
                .toList();
    }

    /** What the generator of credit injected. */
    static List<Cause> ofCredit() {
        Map<String, String> names = Map.of(
                "missing", "missing 15%",
                "new_category", "new level 5%",
                "out_of_range", "out of range 2%",
                "unit_change", "sent monthly",
                "gradual", "gradual",
                "sudden", "sudden −20%",
                "recurring", "recurring");
        JsonNode truth = GoldenFiles.read("../streams/credit/truth.json");
        LocalDate begin = LocalDate.parse(truth.path("day0").textValue());
        List<Cause> causes = new ArrayList<>();
        for (JsonNode injected : truth.path("injected")) {
            causes.add(new Cause(
                    names.getOrDefault(injected.path("kind").textValue(), "unknown"),
                    injected.path("feature").textValue(),
                    begin.plusDays(injected.path("days").path(0).longValue()),
                    begin.plusDays(injected.path("days").path(1).longValue())));
        }
        return causes;
    }
}
