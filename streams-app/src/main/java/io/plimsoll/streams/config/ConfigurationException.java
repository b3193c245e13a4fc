package io.plimsoll.streams.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that a person wrote does not say what it should. The message has one line per problem and is meant to be shown
 * as it is; it never holds the value of an environment variable.
 */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** @param problems at least one */
    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().sorted(byLine()).map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted(byLine()).toList();
    }

    ConfigurationException(Problem problem) {
        this(List.of(problem));
    }

    /** What is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    private static Comparator<Problem> byLine() {
        return Comparator.comparingInt(Problem::line);
    }
}
