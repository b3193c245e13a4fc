package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.Verdict;
import java.util.Optional;

/**
 * What a finding says.
 *
 * @param verdict the answer
 * @param reason why it could not be judged, or a remark
 * @param revision the revision of the report that says it
 * @param limited whether anything follows from it; a figure that is only shown need not be known
 */
public record Answer(Verdict verdict, Optional<String> reason, int revision, boolean limited) {

    static Answer of(Finding finding, int revision) {
        return new Answer(
                finding.verdict(),
                Optional.ofNullable(finding.reason()),
                revision,
                !Boolean.FALSE.equals(finding.limited()));
    }

    boolean decided() {
        return verdict != Verdict.INSUFFICIENT;
    }

    boolean failed() {
        return verdict == Verdict.ERROR || verdict == Verdict.CRITICAL;
    }
}
