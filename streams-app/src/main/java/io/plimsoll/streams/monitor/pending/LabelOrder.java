package io.plimsoll.streams.monitor.pending;

import java.util.Comparator;

/**
 * Which of two labels of a request is right: the one of the later time. Of two of the same time it is the class whose name
 * is the greater, or the greater number, so that it does not matter which came first.
 */
final class LabelOrder implements Comparator<PendingLabel> {

    private final Names names;

    LabelOrder(Names names) {
        this.names = names;
    }

    @Override
    public int compare(PendingLabel one, PendingLabel other) {
        int byTime = Long.compare(one.time(), other.time());
        return byTime != 0 ? byTime : compareTied(one, other);
    }

    /** A model has labels of one kind; where it has not, numbers go before classes. */
    private int compareTied(PendingLabel one, PendingLabel other) {
        if (one instanceof PendingLabel.OfClass first && other instanceof PendingLabel.OfClass second) {
            return names.outcome(first.outcome()).compareTo(names.outcome(second.outcome()));
        }
        if (one instanceof PendingLabel.OfNumber first && other instanceof PendingLabel.OfNumber second) {
            return Double.compare(first.value(), second.value());
        }
        return one instanceof PendingLabel.OfNumber ? -1 : 1;
    }
}
