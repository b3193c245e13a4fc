package io.plimsoll.streams.monitor.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DefinitionRowsTest {

    private final HeapBlockStore store = new HeapBlockStore();
    private final DefinitionRows rows = new DefinitionRows(store);

    @Test
    void shouldGiveBackWhatIsKeptOfAModelInItsOrder() {
        rows.keep(
                "credit", List.of(row(1, 100), row(2, RowCodec.LARGEST_VALUE * 3), row(3, RowCodec.LARGEST_VALUE - 8)));
        rows.keep("credit2", List.of(row(4, 7)));

        List<DefinitionRows.Row> kept = rows.of("credit");

        assertThat(kept).extracting(DefinitionRows.Row::until).containsExactly(1L, 2L, 3L);
        assertThat(kept.get(1).bytes())
                .isEqualTo(row(2, RowCodec.LARGEST_VALUE * 3).bytes());
        assertThat(kept.get(2).bytes())
                .isEqualTo(row(3, RowCodec.LARGEST_VALUE - 8).bytes());
    }

    @Test
    void shouldLeaveNothingOfWhatIsKeptNoLonger() {
        rows.keep("credit", List.of(row(1, RowCodec.LARGEST_VALUE * 2), row(2, 100)));

        rows.keep("credit", List.of(row(2, 100)));

        assertThat(rows.of("credit")).extracting(DefinitionRows.Row::until).containsExactly(2L);
        assertThat(rows.of("credit").get(0).bytes()).isEqualTo(row(2, 100).bytes());
    }

    @Test
    void shouldKnowNothingOfAModelOfWhichNothingIsKept() {
        rows.keep("credit", List.of(row(1, 10)));

        assertThat(rows.of("cred")).isEmpty();
    }

    /** Beside them lie the rows that wait. */
    @Test
    void shouldNotBeTakenForWaitingPredictions() {
        PendingPredictions pending = new PendingPredictions(store);
        rows.keep("credit", List.of(row(1, 10)));

        pending.restore();

        assertThat(pending.rows()).isZero();
    }

    private static DefinitionRows.Row row(long until, int size) {
        byte[] bytes = new byte[size];
        new Random(until).nextBytes(bytes);
        return new DefinitionRows.Row(until, bytes);
    }
}
