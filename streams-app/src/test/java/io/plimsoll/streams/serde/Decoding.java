package io.plimsoll.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.Fields;
import io.plimsoll.streams.monitor.ObservedLabel;
import io.plimsoll.streams.monitor.Prediction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decoders at a fixed instant, and events for them to read. */
final class Decoding {

    static final long NOW = Instant.parse("2024-03-01T00:01:00Z").toEpochMilli();
    static final Duration SKEW = Duration.ofMinutes(5);
    static final TimeBounds TIMES = new TimeBounds(SKEW, InstantSource.fixed(Instant.ofEpochMilli(NOW)));

    static final String EVENT = """
            {"id": "q1", "model": "credit", "version": "v2", "role": "canary", "time": "2024-03-01T00:00:38.200Z",
             "features": {"age": 47, "income": 18997.53, "employment_type": "salaried", "region": null, "owner": true},
             "prediction": {"score": 0.482122, "decision": "0"},
             "segments": {"gender": "female", "tier": "vip"}, "latency_ms": 12.4}""";

    static final String LABEL = """
            {"id": "q1", "model": "credit", "label": "1", "time": "2024-03-01T00:00:38.200Z"}""";

    final Prediction prediction = new Prediction();
    final ObservedLabel label = new ObservedLabel();
    private final PredictionDecoder predictions = new PredictionDecoder(Limits.CONTRACT, TIMES);
    private final LabelDecoder labels = new LabelDecoder(Limits.CONTRACT, TIMES);

    /** As a bundle of one gives it; a record by itself must be taken, or refused, alike. */
    Optional<Refusal> prediction(byte @Nullable [] key, byte @Nullable [] value, HeaderLookup headers) {
        Optional<Refusal> alone = predictions.decode(key, value, headers, NOW, prediction);
        String read = read(prediction);
        Optional<Refusal> bundled = prediction(bundle(key, value, headers));
        assertThat(bundled).isEqualTo(alone);
        assertThat(read(prediction)).isEqualTo(read);
        return bundled;
    }

    /** The record that a bundle is at. */
    Optional<Refusal> prediction(Bundle record) {
        return predictions.decode(record, prediction);
    }

    static Bundle bundle(byte @Nullable [] key, byte @Nullable [] value, HeaderLookup headers) {
        BundleWriter writer = new BundleWriter();
        byte[] type = headers.last("content-type");
        if (type != null) {
            writer.addHeader("content-type", type);
        }
        writer.add(0, NOW, key, value);
        Bundle bundle = new Bundle();
        bundle.show(writer.bytes());
        bundle.next();
        return bundle;
    }

    private static String read(Prediction event) {
        StringBuilder read = new StringBuilder()
                .append(event.id)
                .append(event.time())
                .append(event.decision)
                .append(event.hasScore() ? event.score() : "none");
        for (int i = 0; i < event.features.size(); i++) {
            Fields.Kind kind = event.features.kind(i);
            read.append(event.features.name(i)).append(kind);
            read.append(kind == Fields.Kind.NUMBER ? event.features.number(i) : "");
        }
        return read.toString();
    }

    Optional<Refusal> prediction(String value) {
        return prediction(bytes("q1"), bytes(value), HeaderLookup.none());
    }

    Optional<Refusal> label(String value) {
        return label(bytes("q1"), bytes(value));
    }

    Optional<Refusal> label(byte @Nullable [] key, byte @Nullable [] value) {
        return labels.decode(bundle(key, value, HeaderLookup.none()), label);
    }

    /** Not out of a bundle. */
    Optional<Refusal> labelAlone(byte[] key, byte[] value) {
        return labels.decode(key, value, HeaderLookup.none(), NOW, label);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static HeaderLookup contentType(String type) {
        return name -> name.equals("content-type") ? bytes(type) : null;
    }
}
