package io.plimsoll.streams.monitor;

/**
 * A label as it came, flat and reusable: what turned out to be true for a request. A decoder overwrites one instance
 * event after event; it is complete and valid when the decoder hands it over.
 */
public final class ObservedLabel {

    /** The kinds of labels. */
    public enum Kind {
        /** A class by its name. */
        TEXT,
        /** A number: a regression's truth, or a class that is written as a number. */
        NUMBER,
        /** A class that is true or false. */
        BOOLEAN
    }

    /** The request's id. */
    public final Text id = new Text();

    /** The model. */
    public final Text model = new Text();

    /**
     * The label as text, whatever its kind, to be compared with a decision: once its kind is said it is the
     * {@linkplain ClassName name} of a class.
     */
    public final Text text = new Text();

    private Kind kind = Kind.TEXT;
    private double number;
    private long time;

    /** Forgets everything: the state from which a decoder starts. */
    public void clear() {
        id.clear();
        model.clear();
        text.clear();
        kind = Kind.TEXT;
        number = Double.NaN;
        time = 0;
    }

    /** What the label was written as. */
    public Kind kind() {
        return kind;
    }

    /** The label of kind NUMBER, finite; 1 or 0 of kind BOOLEAN; NaN of kind TEXT. */
    public double number() {
        return number;
    }

    /** The label as a number, whatever it was written as; NaN where it is no finite number. */
    public double truth() {
        return LabelNumber.of(this);
    }

    /** Says that the label, whose text is there, was written as a text. */
    public void isText() {
        ClassName.normalise(text);
        kind = Kind.TEXT;
    }

    /** Says that the label, whose text is there, was written as this number. */
    public void isNumber(double value) {
        ClassName.normalise(text);
        kind = Kind.NUMBER;
        number = value;
    }

    /** Says that the label, whose text is there, was written as this truth value. */
    public void isBoolean(boolean value) {
        kind = Kind.BOOLEAN;
        number = value ? 1 : 0;
    }

    /** When the label became known, milliseconds since the epoch, negative before 1970. */
    public long time() {
        return time;
    }

    /** Sets the time. */
    public void time(long epochMillis) {
        time = epochMillis;
    }
}
