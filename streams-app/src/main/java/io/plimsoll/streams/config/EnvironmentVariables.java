package io.plimsoll.streams.config;

import com.fasterxml.jackson.databind.node.TextNode;
import io.plimsoll.streams.config.YamlNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts environment variables into values: {@code ${NAME}}, anywhere in a text. {@code $${NAME}} stands for itself, and
 * so does {@code ${provider:…}}, which belongs to Kafka's own configuration providers.
 */
final class EnvironmentVariables {
    private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^}:]*)}");

    private final Map<String, String> environment;
    private final List<Problem> problems;
    private final String file;

    EnvironmentVariables(Map<String, String> environment, String file, List<Problem> problems) {
        this.environment = environment;
        this.file = file;
        this.problems = problems;
    }

    /** The value with its variables put in; a variable that is not set is a problem that names it. */
    Scalar putInto(String path, Scalar scalar) {
        if (!scalar.text().contains("${")) {
            return scalar;
        }
        String text = REFERENCE.matcher(scalar.text()).replaceAll(match -> replacement(match, path, scalar.line()));
        return new Scalar(scalar.line(), TextNode.valueOf(text), text, scalar.written());
    }

    private String replacement(MatchResult match, String path, int line) {
        if (match.group().startsWith("$$")) {
            return Matcher.quoteReplacement(match.group().substring(1));
        }
        String name = match.group(1);
        String value = environment.get(name);
        if (value == null) {
            problems.add(
                    new Problem(file, line, path, "refers to the environment variable " + name + ", which is not set"));
            return "";
        }
        return Matcher.quoteReplacement(value);
    }
}
