package io.plimsoll.streams.monitor;

/**
 * A prediction event as it came, flat and reusable: a decoder overwrites one instance event after event.
 *
 * <p>It is complete and valid when a decoder hands it over: id, model, version, role and time are set, the score is within
 * [0, 1]. What is optional says whether it is there.
 */
public final class Prediction {

    /** The request's id, shared by champion and shadow. */
    public final Text id = new Text();

    /** The model. */
    public final Text model = new Text();

    /** The model's version. */
    public final Text version = new Text();

    /** The class that was decided; meaningful where {@link #hasDecision()}. */
    public final Text decision = new Text();

    /** The class that turned out to be true, known only of a reference; meaningful where {@link #isLabelled()}. */
    public final Text label = new Text();

    /** The features. */
    public final Fields features = new Fields();

    /** The attributes to slice by. */
    public final Fields segments = new Fields();

    /** The scores of the classes, of a multiclass model. */
    public final Fields scores = new Fields();

    private Role role = Role.CHAMPION;
    private long time;
    private boolean hasDecision;
    private boolean labelled;
    private double score;
    private double value;
    private double latencyMillis;

    /** Forgets everything: the state from which a decoder starts. */
    public void clear() {
        id.clear();
        model.clear();
        version.clear();
        decision.clear();
        label.clear();
        features.clear();
        segments.clear();
        scores.clear();
        role = Role.CHAMPION;
        time = 0;
        hasDecision = false;
        labelled = false;
        score = Double.NaN;
        value = Double.NaN;
        latencyMillis = Double.NaN;
    }

    /** The version's role. */
    public Role role() {
        return role;
    }

    /** Sets the role. */
    public void role(Role newRole) {
        role = newRole;
    }

    /** Event time, milliseconds since the epoch, negative before 1970. */
    public long time() {
        return time;
    }

    /** Sets the event time. */
    public void time(long epochMillis) {
        time = epochMillis;
    }

    /** Whether {@link #decision} is there. */
    public boolean hasDecision() {
        return hasDecision;
    }

    /** Says that {@link #decision} is there, and makes it the {@linkplain ClassName name} of a class. */
    public void decided() {
        ClassName.normalise(decision);
        hasDecision = true;
    }

    /** Whether {@link #label} is there. */
    public boolean isLabelled() {
        return labelled;
    }

    /** Says that {@link #label} is there, and makes it the {@linkplain ClassName name} of a class. */
    public void labelled() {
        ClassName.normalise(label);
        labelled = true;
    }

    /** Whether there is a score. */
    public boolean hasScore() {
        return !Double.isNaN(score);
    }

    /** The score, in [0, 1]. */
    public double score() {
        return score;
    }

    /** Sets the score. */
    public void score(double newScore) {
        score = newScore;
    }

    /** Whether there is a regression's value. */
    public boolean hasValue() {
        return !Double.isNaN(value);
    }

    /** The regression's value. */
    public double value() {
        return value;
    }

    /** Sets the regression's value. */
    public void value(double newValue) {
        value = newValue;
    }

    /** Whether there is a latency. */
    public boolean hasLatency() {
        return !Double.isNaN(latencyMillis);
    }

    /** How long the request took, in milliseconds, ≥ 0. */
    public double latencyMillis() {
        return latencyMillis;
    }

    /** Sets the latency. */
    public void latencyMillis(double millis) {
        latencyMillis = millis;
    }
}
