package io.plimsoll.streams.serde;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Span;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.check.Verdict;
import io.plimsoll.streams.monitor.Advice;
import io.plimsoll.streams.monitor.AlertGroup;
import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.BookState;
import io.plimsoll.streams.monitor.Cause;
import io.plimsoll.streams.monitor.FailedGate;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.LedgerState;
import io.plimsoll.streams.monitor.PaneState;
import io.plimsoll.streams.monitor.Pulse;
import io.plimsoll.streams.monitor.RolloutState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a ledger remembers of a model, as bytes for its store: JSON, with a version. */
public final class LedgerStateJson {

    /**
     * Version 1 knew no decisions, version 2 no groups of alerts, version 3 no findings that end before the pane that was
     * closed nor when a cause was last found; all are read for ever.
     */
    private static final int VERSION = 4;

    private static final int OLDEST = 1;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Incident.class, Incidents.class)
            .addMixIn(Advice.class, Advices.class)
            .addMixIn(Cause.class, Causes.class)
            .addMixIn(FailedGate.class, FailedGates.class)
            .addMixIn(Finding.class, Findings.class)
            .addMixIn(Target.class, Targets.class)
            .addMixIn(Verdict.class, Verdicts.class)
            .build();

    private LedgerStateJson() {}

    /** The state as bytes. */
    public static byte[] write(LedgerState state) {
        Map<Long, BookRow> former = new TreeMap<>();
        state.former().forEach((window, book) -> former.put(window, BookRow.of(book)));
        Row row = new Row(VERSION, state.watermarks(), state.pulse(), BookRow.of(state.book()), former);
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
            if (row.version() < OLDEST || row.version() > VERSION) {
                throw new IllegalArgumentException("a ledger's state of version " + row.version()
                        + " cannot be read by this Plimsoll, which knows versions " + OLDEST + " to " + VERSION);
            }
            Map<Long, BookState> former = new TreeMap<>();
            row.former().forEach((window, book) -> former.put(window, book.state()));
            return new LedgerState(row.watermarks(), row.pulse(), row.book().state(), former);
        } catch (IOException damaged) {
            throw new IllegalArgumentException("a ledger's state is damaged", damaged);
        }
    }

    private record Row(int version, List<Long> watermarks, Pulse pulse, BookRow book, Map<Long, BookRow> former) {}

    private record BookRow(
            Optional<Long> lastClosed,
            Map<Long, PaneState> panes,
            List<IncidentRow> incidents,
            Optional<RolloutState> rollout,
            Optional<List<AlertGroup>> groups) {

        static BookRow of(BookState book) {
            return new BookRow(
                    book.lastClosed(),
                    new TreeMap<>(book.panes()),
                    new TreeMap<>(book.incidents())
                            .entrySet().stream()
                                    .map(entry -> new IncidentRow(entry.getKey(), entry.getValue()))
                                    .toList(),
                    Optional.of(book.rollout()),
                    Optional.of(book.groups()));
        }

        BookState state() {
            Map<AlertKey, Incident> byKey = new TreeMap<>();
            incidents.forEach(incident -> byKey.put(incident.key(), incident.incident()));
            return new BookState(lastClosed, panes, byKey, rollout.orElse(RolloutState.NONE), groups.orElse(List.of()));
        }
    }

    private record IncidentRow(AlertKey key, Incident incident) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Incident.Quiet.class, name = "quiet"),
        @JsonSubTypes.Type(value = Incident.Pending.class, name = "pending"),
        @JsonSubTypes.Type(value = Incident.Firing.class, name = "firing"),
        @JsonSubTypes.Type(value = Incident.Recovering.class, name = "recovering")
    })
    private interface Incidents {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "advice")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Advice.RollBack.class, name = "rollback"),
        @JsonSubTypes.Type(value = Advice.Promote.class, name = "promotion"),
        @JsonSubTypes.Type(value = Advice.Split.class, name = "traffic"),
        @JsonSubTypes.Type(value = Advice.Retrain.class, name = "retrain")
    })
    private interface Advices {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "target")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Target.InAll.class, name = "all"),
        @JsonSubTypes.Type(value = Target.InSegment.class, name = "segment"),
        @JsonSubTypes.Type(value = Target.Mix.class, name = "mix"),
        @JsonSubTypes.Type(value = Target.Traffic.class, name = "traffic"),
        @JsonSubTypes.Type(value = Target.Metric.class, name = "metric"),
        @JsonSubTypes.Type(value = Target.Group.class, name = "group")
    })
    private interface Targets {}

    @JsonDeserialize(converter = CauseRow.Read.class)
    private interface Causes {}

    /** Before version 4 it was not said when the finding came: not before it was first known. */
    private record CauseRow(AlertKey key, long since, Optional<Long> last, Finding finding) {

        private static final class Read extends StdConverter<CauseRow, Cause> {

            @Override
            public Cause convert(CauseRow row) {
                return new Cause(row.key(), row.since(), row.last().orElse(row.since()), row.finding());
            }
        }
    }

    @JsonDeserialize(converter = FailedGateRow.Read.class)
    private interface FailedGates {}

    /** As {@link CauseRow}. */
    private record FailedGateRow(AlertKey key, long since, Optional<Long> last, int quiet, Finding finding) {

        private static final class Read extends StdConverter<FailedGateRow, FailedGate> {

            @Override
            public FailedGate convert(FailedGateRow row) {
                return new FailedGate(
                        row.key(), row.since(), row.last().orElse(row.since()), row.quiet(), row.finding());
            }
        }
    }

    /**
     * A span is the number of its panes, negative where it is the whole version: as long as there were only runs, so were they.
     * One that ends before the pane that was closed is a list, that number and by how many panes.
     */
    private interface Findings {

        @JsonProperty("panes")
        @JsonFormat(
                with = {
                    JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                    JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                })
        @JsonSerialize(converter = SpanToPanes.class)
        @JsonDeserialize(converter = PanesToSpan.class)
        Span span();
    }

    private static final class SpanToPanes extends StdConverter<Span, int[]> {

        @Override
        public int[] convert(Span span) {
            int panes = span instanceof Span.Version ? -span.panes() : span.panes();
            return span.ago() == 0 ? new int[] {panes} : new int[] {panes, span.ago()};
        }
    }

    private static final class PanesToSpan extends StdConverter<int[], Span> {

        @Override
        public Span convert(int[] span) {
            int panes = span[0];
            int ago = span.length == 1 ? 0 : span[1];
            return panes < 0 ? new Span.Version(-panes, ago) : new Span.Run(panes, ago);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Verdict.Ok.class, name = "ok"),
        @JsonSubTypes.Type(value = Verdict.Alarm.class, name = "alarm"),
        @JsonSubTypes.Type(value = Verdict.Insufficient.class, name = "insufficient")
    })
    private interface Verdicts {}
}
