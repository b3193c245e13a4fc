package io.plimsoll.detectors.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.detectors.golden.GoldenFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;

/** Lists the cases of a golden file as one test each. */
final class GoldenCases {
    private GoldenCases() {}

    /** One test for each element, named by its {@code id} or else its inputs; the number of cases is asserted. */
    static Stream<DynamicTest> each(JsonNode cases, int howMany, Consumer<JsonNode> check) {
        assertThat(cases.size()).isEqualTo(howMany);
        return StreamSupport.stream(cases.spliterator(), false)
                .map(one -> DynamicTest.dynamicTest(name(one), () -> check.accept(one)));
    }

    private static String name(JsonNode one) {
        if (one.has("id")) {
            return one.path("id").textValue();
        }
        String text = one.toString();
        return text.substring(0, Math.min(text.length(), 100));
    }

    /** The values of one side that are there, infinities among them. */
    static double[] present(JsonNode one, String side) {
        return sample(one, side).stream()
                .filter(text -> !text.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** The values of one side as text, missing ones empty; {@code side} is {@code ref} or {@code cur}. */
    private static List<String> sample(JsonNode one, String side) {
        return one.has("pair_file")
                ? fromFile(one, side)
                : inline(one.path(side.equals("ref") ? "reference" : "current"));
    }

    private static List<String> inline(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.isNull() ? "" : value.asText()));
        return texts;
    }

    private static List<String> fromFile(JsonNode one, String side) {
        String prefix = side + ",";
        return GoldenFiles.lines(one.path("pair_file").textValue()).stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .map(text -> text.replace("inf", "Infinity").replace("nan", ""))
                .toList();
    }
}
