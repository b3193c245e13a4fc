package io.plimsoll.streams.monitor;

/** What the first stage remembers of the predictions of the horizon: to know repetitions, and to join labels to them. */
public interface Memory extends Repetitions {

    /**
     * Joins the event that was last found to be new with what was there before: labels, and the other answer to its request.
     *
     * @param sink is told what changes
     */
    void joinEarlier(Joins sink);

    /**
     * Joins a label to the predictions of its request; one that finds none is held until one comes.
     *
     * @param policy the policy of its model
     * @param label the label
     * @param sink is told what changes
     */
    LabelOutcome join(Policy policy, ObservedLabel label, Joins sink);

    /**
     * Forgets predictions, and labels that were held for one.
     *
     * @param model the model
     * @param before what is older, in milliseconds since the epoch; whole days are forgotten, so some may stay longer
     * @return how many labels were given up that no prediction had come for
     */
    int forget(String model, long before);

    /**
     * A hash of the id of the event that was last asked about. It is a function of the id alone, the same on every machine and for
     * ever: what is chosen by it must not change when a request is read again.
     */
    long requestHash();

    /** The class that a code of {@link Relabelling} stands for. */
    String outcome(int code);
}
