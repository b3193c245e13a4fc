package io.plimsoll.streams.grafana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An expression of PromQL, as far as names go: which metrics it reads, by which labels. Whether it is PromQL at all is for
 * Prometheus to say.
 *
 * @param text the expression, perhaps with variables of Grafana
 */
public record PromQl(String text) {

    private static final String NAME = "[a-zA-Z_][a-zA-Z0-9_]*+";
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\S+");
    private static final Pattern WORD = Pattern.compile("(?<![\\w.])(" + NAME + ")\\s*+(\\(|\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(" + NAME + ")\\s*(?:=~|!~|!=|=)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "inf", "nan");

    /** What is filled in for variables, and what for. */
    public PromQl filled(Map<String, String> variables) {
        String filled = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace("$" + variable.getKey(), variable.getValue());
        }
        return new PromQl(filled);
    }

    /** The metrics it reads, each with the labels that it asks for in its matchers. */
    List<Selector> selectors() {
        String bare =
                RANGE.matcher(GROUPING.matcher(withoutTexts()).replaceAll("")).replaceAll(" ");
        List<Selector> selectors = new ArrayList<>();
        WORD.matcher(bare)
                .results()
                .filter(word -> !WORDS.contains(word.group(1)) && !"(".equals(word.group(2)))
                .forEach(word -> selectors.add(new Selector(word.group(1), labels(word.group(3)))));
        return selectors;
    }

    private String withoutTexts() {
        return TEXT.matcher(text).replaceAll("\"\"");
    }

    private static Set<String> labels(@Nullable String matchers) {
        Set<String> labels = new TreeSet<>();
        if (matchers != null) {
            LABEL.matcher(matchers).results().map(match -> match.group(1)).forEach(labels::add);
        }
        return labels;
    }

    /** The labels that it groups by. */
    Set<String> grouping() {
        Set<String> labels = new TreeSet<>();
        GROUPING.matcher(withoutTexts())
                .results()
                .flatMap(match -> List.of(match.group(1).split(",")).stream())
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .forEach(labels::add);
        return labels;
    }

    /** What stands in the brackets of range selectors. */
    List<String> ranges() {
        return Pattern.compile("\\[([^]]*)]")
                .matcher(withoutTexts())
                .results()
                .map(range -> range.group(1))
                .toList();
    }

    /** The counters whose values are used as they are, without a rate over a range. */
    List<String> bareCounters() {
        return Pattern.compile("(\\w+_total)\\b\\s*(?:\\{[^}]*})?\\s*(\\[)?")
                .matcher(withoutTexts())
                .results()
                .filter(match -> match.group(2) == null)
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /**
     * A metric, read.
     *
     * @param metric its name
     * @param labels those that its matchers name
     */
    record Selector(String metric, Set<String> labels) {}
}
