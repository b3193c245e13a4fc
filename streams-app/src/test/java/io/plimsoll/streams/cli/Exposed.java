package io.plimsoll.streams.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code /metrics} says, and how a plain expression over it reads: one aggregation of one metric. It knows nothing of
 * Prometheus and so can be held against it.
 */
final class Exposed {

    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PLAIN =
            Pattern.compile("(?:(\\d+) \\* )?(max|min|sum)(?: by \\(([a-z_, ]+)\\))? \\((\\w+)\\{([^}]*)}\\)");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Map<String, DoubleBinaryOperator> FOLDS =
            Map.of("max", Math::max, "min", Math::min, "sum", Double::sum);

    private final List<Sample> samples = new ArrayList<>();

    private Exposed() {}

    static Exposed of(String text) {
        Exposed exposed = new Exposed();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                String labels = sample.group(2) == null ? "" : sample.group(2);
                exposed.samples.add(new Sample(sample.group(1), labels(labels), Double.parseDouble(sample.group(3))));
            }
        });
        return exposed;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        return labels;
    }

    /** The values of an expression by their labels; nothing if it is not a plain one. */
    Optional<Map<Map<String, String>, Double>> read(String expression) {
        Matcher plain = PLAIN.matcher(expression);
        if (!plain.matches()) {
            return Optional.empty();
        }
        double factor = plain.group(1) == null ? 1 : Double.parseDouble(plain.group(1));
        List<String> by =
                plain.group(3) == null ? List.of() : List.of(plain.group(3).split(", "));
        Map<Map<String, String>, Double> read = new HashMap<>();
        for (Sample sample : samples) {
            if (sample.name.equals(plain.group(4)) && sample.matches(plain.group(5))) {
                read.merge(sample.only(by), sample.value * factor, fold(plain.group(2))::applyAsDouble);
            }
        }
        return Optional.of(read);
    }

    private static DoubleBinaryOperator fold(String name) {
        return Objects.requireNonNull(FOLDS.get(name));
    }

    private record Sample(String name, Map<String, String> labels, double value) {

        boolean matches(String matchers) {
            return MATCHER.matcher(matchers)
                    .results()
                    .allMatch(matcher -> matches(matcher.group(1), matcher.group(2), matcher.group(3)));
        }

        private boolean matches(String label, String operator, String value) {
            if (label.equals("job") || label.equals("instance")) {
                return true;
            }
            String own = labels.getOrDefault(label, "");
            boolean same = operator.contains("~") ? own.matches(value) : own.equals(value);
            return same != operator.startsWith("!");
        }

        Map<String, String> only(List<String> names) {
            Map<String, String> kept = new TreeMap<>(labels);
            kept.keySet().retainAll(names);
            return kept;
        }
    }
}
