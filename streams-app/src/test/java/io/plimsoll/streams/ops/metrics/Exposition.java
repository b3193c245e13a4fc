package io.plimsoll.streams.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of Prometheus' text format 0.0.4: HELP, then TYPE, then the samples of that name, each series once,
 * nothing else, and so no exemplars. Source: https://prometheus.io/docs/instrumenting/exposition_formats/
 */
final class Exposition {
    private static final Pattern HELP =
            Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (?:[^\\\\]|\\\\\\\\|\\\\n)*");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\\"|\\\\\\\\|\\\\n)*\"";
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{" + LABEL + "(?:," + LABEL
            + ")*,?})? (-?(?:\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)|[+-]Inf|NaN)");

    private final Map<String, Double> samples = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();

    private Exposition() {}

    static Exposition parse(String text) {
        assertThat(text).endsWith("\n");
        Exposition exposition = new Exposition();
        Set<String> finished = new HashSet<>();
        String current = "";
        for (String line : text.split("\n")) {
            String name = exposition.line(line);
            if (!name.equals(current)) {
                assertThat(finished.add(current))
                        .as("samples of %s stand together", current)
                        .isTrue();
                assertThat(finished).doesNotContain(name);
                current = name;
            }
        }
        return exposition;
    }

    private String line(String line) {
        Matcher help = HELP.matcher(line);
        if (help.matches()) {
            return help.group(1);
        }
        Matcher type = TYPE.matcher(line);
        if (type.matches()) {
            assertThat(types.put(type.group(1), type.group(2))).as(line).isNull();
            return type.group(1);
        }
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as("a sample: " + line).isTrue();
        assertThat(types).as("TYPE before " + line).containsKey(sample.group(1));
        String series = line.substring(0, line.lastIndexOf(' '));
        assertThat(samples.put(series, Double.valueOf(sample.group(3))))
                .as(line)
                .isNull();
        return sample.group(1);
    }

    Map<String, Double> samples() {
        return samples;
    }

    Map<String, String> types() {
        return types;
    }
}
