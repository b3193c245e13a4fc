package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Text;

/** The fast way to read a prediction, of features and segments whose names were seen before. */
final class PredictionScanner extends EventScanner<Prediction> {

    private static final byte[][] FIELDS =
            quoted("id", "model", "version", "role", "time", "features", "prediction", "segments", "latency_ms");
    private static final int ID = 0;
    private static final int MODEL = 1;
    private static final int VERSION = 2;
    private static final int ROLE = 3;
    private static final int TIME = 4;
    private static final int FEATURES = 5;
    private static final int PREDICTION = 6;
    private static final int SEGMENTS = 7;
    private static final int LATENCY = 8;
    private static final int REQUIRED =
            1 << ID | 1 << MODEL | 1 << VERSION | 1 << TIME | 1 << FEATURES | 1 << PREDICTION;

    private static final byte[][] ANSWERS = quoted("score", "decision", "scores", "value");
    private static final int SCORE = 0;
    private static final int DECISION = 1;
    private static final int SCORES = 2;
    private static final int VALUE = 3;

    private static final byte[] NULL = token("null");
    private static final byte[] TRUE = token("true");
    private static final byte[] FALSE = token("false");

    private final KnownNames features = new KnownNames();
    private final KnownNames segments = new KnownNames();
    private final KnownNames scores = new KnownNames();
    private final Text role = new Text();
    private Prediction into = new Prediction();
    private int seen;
    private int answered;

    PredictionScanner(Limits limits) {
        super(limits);
    }

    @Override
    boolean scan(Prediction target) {
        into = target;
        into.clear();
        seen = 0;
        return json.take('{') && fields() && json.ends() && (seen & REQUIRED) == REQUIRED;
    }

    /** Learns the names of a prediction that was read the other way. */
    void learn(Prediction read) {
        features.learn(read.features);
        segments.learn(read.segments);
        scores.learn(read.scores);
    }

    @Override
    Text id(Prediction event) {
        return event.id;
    }

    private boolean fields() {
        int expected = 0;
        do {
            int field = name(FIELDS, expected);
            if (field < 0 || (seen & 1 << field) != 0 || !field(field)) {
                return false;
            }
            seen |= 1 << field;
            expected = field + 1;
        } while (json.take(','));
        return json.take('}');
    }

    private boolean field(int field) {
        return switch (field) {
            case ID -> text(into.id, EventValues.LONGEST_ID);
            case MODEL -> identifier(into.model);
            case VERSION -> identifier(into.version);
            case ROLE -> role();
            case TIME -> timed();
            case FEATURES -> object(features, into.features);
            case PREDICTION -> prediction();
            case SEGMENTS -> object(segments, into.segments);
            case LATENCY -> latency();
            default -> false;
        };
    }

    private boolean role() {
        if (!text(role, EventValues.LONGEST_IDENTIFIER)) {
            return false;
        }
        try {
            into.role(RoleNames.role(role));
            return true;
        } catch (RefusedException unknown) {
            return false;
        }
    }

    private boolean timed() {
        boolean there = time();
        into.time(epochMillis());
        return there;
    }

    private boolean latency() {
        if (json.takeQuoted(NULL)) {
            return true;
        }
        boolean there = number(0, Double.MAX_VALUE);
        into.latencyMillis(json.number());
        return there;
    }

    private boolean number(double least, double most) {
        return json.takeNumber() && json.number() >= least && json.number() <= most;
    }

    private boolean prediction() {
        answered = 0;
        if (!json.take('{')) {
            return false;
        }
        int expected = 0;
        do {
            int answer = name(ANSWERS, expected);
            if (answer < 0 || (answered & 1 << answer) != 0 || !answer(answer)) {
                return false;
            }
            answered |= 1 << answer;
            expected = answer + 1;
        } while (json.take(','));
        return json.take('}');
    }

    private boolean answer(int answer) {
        return switch (answer) {
            case SCORE -> score();
            case DECISION -> decision();
            case SCORES -> object(scores, into.scores) && areScores();
            case VALUE -> value();
            default -> false;
        };
    }

    private boolean value() {
        boolean there = number(-Double.MAX_VALUE, Double.MAX_VALUE);
        into.value(json.number());
        return there;
    }

    private boolean score() {
        boolean there = number(0, 1);
        into.score(json.number());
        return there;
    }

    /** A class is named by a text or by a whole number. */
    private boolean decision() {
        into.decided();
        if (json.next() == '"') {
            return text(into.decision, EventValues.NAME_BYTES);
        }
        if (!json.takeNumber() || !json.isWhole()) {
            return false;
        }
        json.copy(into.decision);
        return true;
    }

    private boolean areScores() {
        for (int entry = 0; entry < into.scores.size(); entry++) {
            boolean score = into.scores.kind(entry) == Fields.Kind.NUMBER
                    && into.scores.number(entry) >= 0
                    && into.scores.number(entry) <= 1;
            if (!score) {
                return false;
            }
        }
        return into.scores.size() > 0;
    }

    private boolean object(KnownNames names, Fields fields) {
        names.begin();
        if (!json.take('{')) {
            return false;
        }
        do {
            String name = names.take(json);
            if (name == null || fields.size() == limits.features() || !scalar(name, fields)) {
                return false;
            }
        } while (json.take(','));
        return json.take('}');
    }

    private boolean scalar(String name, Fields fields) {
        byte first = json.next();
        if (first == '"') {
            return text(name, fields);
        } else if (first == 'n') {
            fields.addNull(name);
            return json.takeQuoted(NULL);
        } else if (first == 't' || first == 'f') {
            fields.addBoolean(name, first == 't');
            return json.takeQuoted(first == 't' ? TRUE : FALSE);
        }
        boolean there = json.takeNumber();
        fields.addNumber(name, json.number());
        return there;
    }

    private boolean text(String name, Fields fields) {
        if (!json.takeText() || json.length() > limits.textLength()) {
            return false;
        }
        fields.addText(name, json.bytes(), json.start(), json.length());
        return true;
    }
}
