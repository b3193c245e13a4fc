package io.plimsoll.streams.monitor;

/**
 * Which class a decision or a label names, however it was written.
 *
 * <p>The name of a class is a text. A whole number stands for its digits: {@code 1}, {@code 1.0}, {@code "1"} and
 * {@code "1.0"} name one class, for a column of 0 and 1 that has gaps becomes a column of 0.0 and 1.0 in many tools. A truth
 * value stands for {@code true} or {@code false}. All else is told apart exactly: {@code 01}, {@code 1e0}, {@code 1.50} and
 * {@code True} are classes of their own.
 */
public final class ClassName {

    private ClassName() {}

    /** Makes the text of a decision or label the name of its class: takes a fraction off that holds nothing but zeros. */
    static void normalise(Text text) {
        int whole = wholePart(text);
        if (whole > 0 && isFractionOfZeros(text, whole)) {
            text.shorten(whole);
        }
    }

    /** The name of the class that a policy or profile names. */
    public static String of(String written) {
        Text text = new Text();
        text.set(written);
        normalise(text);
        return text.toString();
    }

    /** Whether the name of a class is a whole number. */
    public static boolean isWholeNumber(Text name) {
        return wholePart(name) == name.length();
    }

    /** The length of the whole part of a number by JSON's grammar; 0 where the text does not begin like one. */
    private static int wholePart(Text text) {
        int first = text.length() > 0 && text.charAt(0) == '-' ? 1 : 0;
        int end = digits(text, first);
        boolean padded = end - first > 1 && text.charAt(first) == '0';
        return end == first || padded ? 0 : end;
    }

    private static int digits(Text text, int first) {
        int end = first;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Whether from here on there is a point and then zeros, at least one. */
    private static boolean isFractionOfZeros(Text text, int start) {
        if (text.length() < start + 2 || text.charAt(start) != '.') {
            return false;
        }
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
