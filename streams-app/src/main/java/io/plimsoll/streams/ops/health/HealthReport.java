package io.plimsoll.streams.ops.health;

import io.plimsoll.streams.ops.health.HealthCheck.Answer;
import java.util.Comparator;
import java.util.List;

/**
 * What all checks answered.
 *
 * @param answers in the order of the checks
 */
public record HealthReport(List<Answer> answers) {
    /** A copy of the answers is kept. */
    public HealthReport {
        answers = List.copyOf(answers);
    }

    /** The worst answer. */
    public HealthStatus status() {
        return answers.stream()
                .map(answer -> answer.state().status())
                .max(Comparator.naturalOrder())
                .orElse(HealthStatus.READY);
    }

    /** The names of the checks because of which answers about a model must not be relied on. */
    public List<String> troubles(String model) {
        return answers.stream()
                .filter(answer -> answer.state().affects(model))
                .map(Answer::name)
                .toList();
    }
}
