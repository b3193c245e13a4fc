package io.plimsoll.streams.monitor;

/** The number that a label says, of a model that predicts numbers. */
final class LabelNumber {

    private LabelNumber() {}

    /** NaN where the text is no finite number. */
    static double of(Text text) {
        try {
            double number = Double.parseDouble(text.toString());
            return Double.isFinite(number) ? number : Double.NaN;
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }

    /** NaN where the label is no finite number. */
    static double of(ObservedLabel label) {
        return label.kind() == ObservedLabel.Kind.NUMBER ? label.number() : of(label.text);
    }
}
