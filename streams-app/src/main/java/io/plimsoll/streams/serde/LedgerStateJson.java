package io.plimsoll.streams.serde;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.BookState;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.LedgerState;
import io.plimsoll.streams.monitor.PaneState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a ledger remembers of a model, as bytes for its store: JSON, with a version. */
public final class LedgerStateJson {

    private static final int VERSION = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Incident.class, Incidents.class)
            .addMixIn(Target.class, Targets.class)
            .addMixIn(Verdict.class, Verdicts.class)
            .build();

    private LedgerStateJson() {}

    /** The state as bytes. */
    public static byte[] write(LedgerState state) {
        List<IncidentRow> incidents = new TreeMap<>(state.book().incidents())
                .entrySet().stream()
                        .map(entry -> new IncidentRow(entry.getKey(), entry.getValue()))
                        .toList();
        Row row = new Row(
                VERSION,
                state.watermarks(),
                state.book().lastClosed(),
                new TreeMap<>(state.book().panes()),
                incidents);
        try {
            return MAPPER.writeValueAsBytes(row);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("a ledger's state cannot be written", never);
        }
    }

    /**
     * The state of some bytes.
     *
     * @throws IllegalArgumentException if they are damaged or of another version
     */
    public static LedgerState read(byte[] bytes) {
        try {
            Row row = MAPPER.readValue(bytes, Row.class);
            if (row.version() != VERSION) {
                throw new IllegalArgumentException("a ledger's state of version " + row.version()
                        + " cannot be read by this Plimsoll, which knows version " + VERSION);
            }
            Map<AlertKey, Incident> incidents = new TreeMap<>();
            row.incidents().forEach(incident -> incidents.put(incident.key(), incident.incident()));
            return new LedgerState(row.watermarks(), new BookState(row.lastClosed(), row.panes(), incidents));
        } catch (IOException damaged) {
            throw new IllegalArgumentException("a ledger's state is damaged", damaged);
        }
    }

    private record Row(
            int version,
            List<Long> watermarks,
            Optional<Long> lastClosed,
            Map<Long, PaneState> panes,
            List<IncidentRow> incidents) {}

    private record IncidentRow(AlertKey key, Incident incident) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Incident.Quiet.class, name = "quiet"),
        @JsonSubTypes.Type(value = Incident.Pending.class, name = "pending"),
        @JsonSubTypes.Type(value = Incident.Firing.class, name = "firing"),
        @JsonSubTypes.Type(value = Incident.Recovering.class, name = "recovering")
    })
    private interface Incidents {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "target")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Target.InAll.class, name = "all"),
        @JsonSubTypes.Type(value = Target.InSegment.class, name = "segment"),
        @JsonSubTypes.Type(value = Target.Mix.class, name = "mix"),
        @JsonSubTypes.Type(value = Target.Traffic.class, name = "traffic")
    })
    private interface Targets {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Verdict.Ok.class, name = "ok"),
        @JsonSubTypes.Type(value = Verdict.Alarm.class, name = "alarm"),
        @JsonSubTypes.Type(value = Verdict.Insufficient.class, name = "insufficient")
    })
    private interface Verdicts {}
}
