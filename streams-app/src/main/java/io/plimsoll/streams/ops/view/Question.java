package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Span;
import io.plimsoll.schemas.Subject;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a finding answers.
 *
 * @param check the check
 * @param family what it is about
 * @param subject what was checked
 * @param span how much time was judged
 */
public record Question(String check, Family family, Subject subject, Span span) {

    static Question of(Finding finding) {
        return new Question(finding.check(), finding.family(), finding.subject(), finding.span());
    }

    /** Whether the answer may have to wait for labels. */
    boolean needsLabels() {
        return kind().needsLabels();
    }

    Kind kind() {
        return Kind.of(family, check);
    }

    /** Whether it asks the same of the same, perhaps over another span. */
    boolean sameBut(Question other) {
        return check.equals(other.check) && family == other.family && subject.equals(other.subject);
    }

    boolean overVersion() {
        return span.equals(Span.VERSION);
    }

    /** {@code psi of income (gender=female) over 7d}. */
    String words() {
        String what = Stream.of(subject.feature(), subject.metric(), subject.attribute(), subject.group())
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("/"));
        String where = subject.segment() == null ? "" : " (" + subject.segment() + ")";
        return check + (what.isEmpty() ? "" : " of " + what) + where + " over " + span;
    }
}
