package io.plimsoll.detectors.check;

/**
 * How much of a version's life a finding is about, and where that ends.
 *
 * <p>What is told at the close of a pane ends with that pane, but what needs labels ends with the last pane whose labels had
 * time to come: {@link #ago} panes earlier.
 */
public sealed interface Span {

    /** How many panes that is. */
    int panes();

    /** How many panes before the one being closed it ends; 0 where it ends with it. */
    int ago();

    /**
     * Some panes in a row.
     *
     * @param panes its length
     * @param ago how many panes before the one being closed it ends
     */
    record Run(int panes, int ago) implements Span {

        /** A run that ends with the pane being closed. */
        public Run(int panes) {
            this(panes, 0);
        }
    }

    /**
     * Everything since the version's first event, summed over its roles.
     *
     * @param panes its length so far
     * @param ago how many panes before the one being closed it ends
     */
    record Version(int panes, int ago) implements Span {

        /** All of it, the pane being closed too. */
        public Version(int panes) {
            this(panes, 0);
        }
    }
}
