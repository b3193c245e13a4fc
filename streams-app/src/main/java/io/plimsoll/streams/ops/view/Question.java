package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Span;
import io.plimsoll.schemas.Subject;
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

    /**
     * {@code psi of income (gender=female) over 7d}, {@code demographic_parity_ratio for gender=nonbinary against male over
     * version}.
     */
    String words() {
        String what = Stream.of(subject.feature(), subject.metric())
                .filter(name -> name != null && !name.equals(check))
                .collect(Collectors.joining("/"));
        String where = subject.segment() == null ? "" : " (" + subject.segment() + ")";
        return check + (what.isEmpty() ? "" : " of " + what) + groups() + where + " over " + span;
    }

    private String groups() {
        if (subject.attribute() == null) {
            return "";
        }
        String group = subject.group() == null ? "" : "=" + subject.group();
        String reference = subject.reference() == null ? "" : " against " + subject.reference();
        return " for " + subject.attribute() + group + reference;
    }
}
