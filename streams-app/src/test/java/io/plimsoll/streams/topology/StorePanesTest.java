package io.plimsoll.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Target;
import io.plimsoll.streams.monitor.Exemplar;
import io.plimsoll.streams.monitor.Exemplars;
import io.plimsoll.streams.monitor.FaultPlace;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Series;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorePanesTest {

    private static final Series V1 = new Series("v1", Role.CHAMPION, "layout");
    private static final Series V2 = new Series("v2", Role.CHAMPION, "layout");

    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("panes"), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    private final StorePanes panes = new StorePanes("credit#1", store);

    @BeforeEach
    void open() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static FaultPlace missing(String feature) {
        return new FaultPlace("missing", Target.Kind.FEATURE, feature);
    }

    private static Exemplars request(String id) {
        return Exemplars.of(List.of(new Exemplar(id.hashCode(), id, List.of(1))));
    }

    @Test
    void shouldTellRequestsByPaneFaultAndSeries() {
        panes.putExemplars(-1, missing("income"), V1, request("a"));
        panes.putExemplars(-1, missing("income"), V2, request("b"));
        panes.putExemplars(0, missing("income"), V1, request("c"));
        panes.putExemplars(-1, missing("incomes"), V1, request("d"));
        panes.putExemplars(-1, missing("income\0v1"), V1, request("e"));
        panes.put(-1, V1, new byte[] {1});

        assertThat(panes.exemplars(-1, missing("income"))).isEqualTo(Map.of(V1, request("a"), V2, request("b")));
        assertThat(panes.exemplars(-1, missing("income\0v1"))).isEqualTo(Map.of(V1, request("e")));
        assertThat(panes.exemplars(-1, missing("in"))).isEmpty();
        assertThat(panes.get(-1)).containsOnlyKeys(V1);
    }

    @Test
    void shouldForgetRequestsWithTheirPane() {
        panes.put(3, V1, new byte[] {1});
        panes.put(4, V1, new byte[] {2});
        panes.putExemplars(3, missing("income"), V1, request("a"));
        panes.putExemplars(4, missing("income"), V1, request("b"));
        panes.putTotal(V1, new byte[] {3});

        panes.delete(3);

        assertThat(panes.exemplars(3, missing("income"))).isEmpty();
        assertThat(panes.exemplars(4, missing("income"))).isEqualTo(Map.of(V1, request("b")));
        assertThat(panes.get(3)).isEmpty();
        assertThat(panes.get(4)).containsOnlyKeys(V1);
        assertThat(panes.totals()).containsOnlyKeys(V1);
        assertThat(store.approximateNumEntries()).isEqualTo(3);
    }
}
