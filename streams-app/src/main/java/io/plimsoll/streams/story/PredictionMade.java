package io.plimsoll.streams.story;

import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Role;

/**
 * A version answered a request.
 *
 * @param ingestTime when that is published, in milliseconds since the epoch
 * @param time when it was, in milliseconds since the epoch
 * @param id the request's
 * @param version that answered
 * @param role in which it did
 * @param applicant as reported
 * @param score in [0, 1]
 * @param latencyMillis how long it took
 */
public record PredictionMade(
        long ingestTime,
        long time,
        String id,
        String version,
        Role role,
        Applicant applicant,
        double score,
        double latencyMillis)
        implements StoryEvent {

    /** Whether the version would lend. */
    public boolean approves() {
        return score >= ScoringModel.THRESHOLD;
    }

    /** Writes it down as a prediction, over what was there. */
    public void into(Prediction prediction) {
        prediction.clear();
        prediction.id.set(id);
        prediction.model.set(CreditStory.MODEL);
        prediction.version.set(version);
        prediction.role(role);
        prediction.time(time);
        prediction.score(score);
        prediction.decision.set(approves() ? "1" : "0");
        prediction.decided();
        prediction.latencyMillis(latencyMillis);
        features(prediction.features);
        text("gender", applicant.gender(), prediction.segments);
        text("education", applicant.education(), prediction.segments);
    }

    private void features(Fields into) {
        into.addNumber("age", applicant.age());
        applicant.income().ifPresentOrElse(income -> into.addNumber("income", income), () -> into.addNull("income"));
        into.addNumber("debt_to_income", applicant.debtToIncome());
        into.addNumber("credit_score", applicant.creditScore());
        into.addNumber("loan_amount", applicant.loanAmount());
        into.addNumber("employment_years", applicant.employmentYears());
        text("employment_type", applicant.employmentType(), into);
        text("loan_purpose", applicant.loanPurpose(), into);
        text("region", applicant.region(), into);
    }

    private static void text(String name, String value, Fields into) {
        into.addText(name, value.toCharArray(), 0, value.length());
    }
}
