package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures by name, packed: 50 models with 100 features and 500 windows have some millions, which as objects would take a
 * gigabyte. Windows share the list of names.
 */
public final class Figures {
    private static final List<Verdict> VERDICTS = List.of(Verdict.values());
    private static final int NUMBERS = 4;

    /** A mark has the verdict in its low bits, and above them one for each number that is defined. */
    private static final int VERDICT_BITS = 3;

    private static final int OWN_BYTES = 160;

    private final List<String> names;
    private final byte[] marks;
    private final float[] numbers;

    private Figures(List<String> names, byte[] marks, float[] numbers) {
        this.names = names;
        this.marks = marks;
        this.numbers = numbers;
    }

    static Figures of(Map<String, Figure> figures) {
        List<String> names = List.copyOf(new ArrayList<>(figures.keySet()));
        Figures packed = new Figures(names, new byte[names.size()], new float[NUMBERS * names.size()]);
        for (int i = 0; i < names.size(); i++) {
            Figure figure = figures.get(names.get(i));
            if (figure != null) {
                packed.set(i, figure);
            }
        }
        return packed;
    }

    private void set(int i, Figure figure) {
        marks[i] = (byte) VERDICTS.indexOf(figure.verdict());
        set(i, 0, figure.value());
        set(i, 1, figure.lower());
        set(i, 2, figure.upper());
        set(i, 3, figure.threshold());
    }

    private void set(int i, int which, @Nullable Float number) {
        if (number != null) {
            marks[i] |= (byte) (1 << (VERDICT_BITS + which));
            numbers[NUMBERS * i + which] = number;
        }
    }

    /** The names, in the order of the findings. */
    public List<String> names() {
        return names;
    }

    /** The figure at a place of the names. */
    public Figure at(int i) {
        return new Figure(verdict(i), number(i, 0), number(i, 1), number(i, 2), number(i, 3));
    }

    /** The figure of a name. */
    public Optional<Figure> of(String name) {
        int i = names.indexOf(name);
        return i < 0 ? Optional.empty() : Optional.of(at(i));
    }

    /** What they take on the heap, about, without the names. */
    long bytes() {
        return OWN_BYTES + marks.length + (long) Float.BYTES * numbers.length;
    }

    private Verdict verdict(int i) {
        return VERDICTS.get(marks[i] & ((1 << VERDICT_BITS) - 1));
    }

    private @Nullable Float number(int i, int which) {
        boolean defined = (marks[i] & (1 << (VERDICT_BITS + which))) != 0;
        return defined ? numbers[NUMBERS * i + which] : null;
    }

    /** These figures with the other's list of names, if it says the same. */
    Figures sharing(Figures other) {
        return names.equals(other.names) ? new Figures(other.names, marks, numbers) : this;
    }
}
