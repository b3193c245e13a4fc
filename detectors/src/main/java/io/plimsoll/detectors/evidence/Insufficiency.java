package io.plimsoll.detectors.evidence;

import java.util.OptionalLong;

/**
 * Why a question cannot be answered yet, and what it would take.
 *
 * @param reason what is missing
 * @param needed how many more cases would decide if the next ones were like those so far; empty where more of the same
 *     never would, or nothing can be said
 */
public record Insufficiency(Reason reason, OptionalLong needed) {

    /** What is missing. */
    public enum Reason {
        /** The interval holds allowed and forbidden values. */
        TOO_FEW("too few", "wait for more cases"),
        /** Nobody in a denominator. */
        UNDEFINED("undefined", "wait for cases of the missing class or decision"),
        /** Fewer than two groups that could be compared. */
        ONE_GROUP("only one group", "compare groups that both occur"),
        /** The stated reference group does not occur, is pooled or has no rate. */
        NO_REFERENCE_GROUP("no reference group", "state a reference group that occurs"),
        /** Who gets a label depends on the decision. */
        SELECTIVE_LABELS("selective labels", "label a random sample of the declined"),
        /** The pooled and the Mantel-Haenszel contrast disagree about the limit. */
        MIX("mix", "judge panes with the same mix of groups"),
        /** The reference has no labels. */
        UNLABELLED_REFERENCE("reference unlabelled", "profile a reference with labels, or set baseline: live"),
        /** Decisions hardly depend on the class, so shares of decisions say nothing about shares of classes. */
        WEAK_SEPARATION("weak separation", "nothing: this model's decisions do not tell the classes apart"),
        /** Labels are effects of the decision. */
        CAUSED_BY_DECISION("needs A/B", "compare versions by splitting traffic");

        private final String text;
        private final String remedy;

        Reason(String text, String remedy) {
            this.text = text;
            this.remedy = remedy;
        }

        /** The words of a report. */
        public String text() {
            return text;
        }

        /** What would identify or decide it, as an instruction. */
        public String remedy() {
            return remedy;
        }
    }

    /** Of a reason that counting more does not cure. */
    public static Insufficiency of(Reason reason) {
        return new Insufficiency(reason, OptionalLong.empty());
    }
}
