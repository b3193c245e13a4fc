package io.plimsoll.streams.monitor.pending;

import static io.plimsoll.streams.monitor.pending.Rows.DAY;
import static io.plimsoll.streams.monitor.pending.Rows.HOUR;
import static io.plimsoll.streams.monitor.pending.Rows.champion;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.Role;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingPredictionsTest {

    private static final long NOON = 19_783 * DAY + 12 * HOUR;

    private final HeapBlockStore store = new HeapBlockStore();
    private final PendingPredictions pending = new PendingPredictions(store, 100);
    private final Rows rows = new Rows(pending, DAY);

    @Test
    void shouldTakeAPredictionOnce() {
        boolean first = rows.add(champion("v1"), "q1", NOON);

        boolean second = rows.add(champion("v1"), "q1", NOON + 1);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(pending.rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 99, 100, 101, 5_000})
    void shouldKnowARepetitionAfterARestartHoweverManyCameAfterIt(int others) {
        rows.add(champion("v1"), "q1", NOON);
        pending.flush();
        for (int i = 0; i < others; i++) {
            rows.add(champion("v1"), "other" + i, NOON);
            pending.flush();
        }
        PendingPredictions restarted = new PendingPredictions(store, 100);
        restarted.restore();

        boolean again = new Rows(restarted, DAY).add(champion("v1"), "q1", NOON);

        assertThat(again).isFalse();
        assertThat(restarted.rows()).isEqualTo(1 + others);
    }

    @Test
    void shouldForgetWhatWasNotFlushedWhenTheTaskIsRevived() {
        rows.add(champion("v1"), "q1", NOON);
        pending.flush();
        rows.add(champion("v2"), "q2", NOON);

        pending.restore();

        assertThat(rows.add(champion("v2"), "q2", NOON)).isTrue();
        assertThat(rows.add(champion("v1"), "q1", NOON)).isFalse();
    }

    @Test
    void shouldTakeTheAnswersOfOtherVersionsAndRolesAndModelsToTheSameRequest() {
        rows.add(champion("v1"), "q1", NOON);

        assertThat(rows.add(champion("v2"), "q1", NOON)).isTrue();
        assertThat(rows.add(new Series("credit", "v1", Role.SHADOW, "layout-1"), "q1", NOON))
                .isTrue();
        assertThat(rows.add(new Series("fraud", "v1", Role.CHAMPION, "layout-1"), "q1", NOON))
                .isTrue();
    }

    @Test
    void shouldKnowARepetitionUnderANewLayout() {
        rows.add(champion("v1"), "q1", NOON);
        pending.flush();

        boolean again = rows.add(new Series("credit", "v1", Role.CHAMPION, "layout-2"), "q1", NOON);

        assertThat(again).isFalse();
    }

    @Test
    void shouldTakeTheSameIdInAnotherPaneOfTheSameDay() {
        Rows hourly = new Rows(pending, HOUR);
        hourly.add(champion("v1"), "q1", NOON);

        boolean later = hourly.add(champion("v1"), "q1", NOON + HOUR);

        assertThat(later).isTrue();
        assertThat(hourly.add(champion("v1"), "q1", NOON)).isFalse();
        assertThat(hourly.find("credit", "q1"))
                .extracting(Rows.Found::time)
                .containsExactlyInAnyOrder(NOON, NOON + HOUR);
    }

    @Test
    void shouldKnowARepetitionOnAnotherDayOfALongPane() {
        Rows weekly = new Rows(pending, 7 * DAY);
        long monday = Math.floorDiv(NOON, 7 * DAY) * 7 * DAY;
        weekly.add(champion("v1"), "q1", monday + 6 * DAY);

        boolean again = weekly.add(champion("v1"), "q1", monday);

        assertThat(again).isFalse();
        assertThat(weekly.add(champion("v1"), "q1", monday + 7 * DAY)).isTrue();
    }

    @Test
    void shouldWorkBefore1970() {
        rows.add(champion("v1"), "q1", -1);
        pending.flush();
        pending.restore();

        boolean again = rows.add(champion("v1"), "q1", -DAY);

        assertThat(again).isFalse();
        assertThat(rows.find("credit", "q1")).extracting(Rows.Found::time).containsExactly(-1L);
    }

    @Test
    void shouldFindAllAnswersToALabelledRequest() {
        rows.add(champion("v1"), "q1", NOON);
        pending.flush();
        rows.add(new Series("credit", "v2", Role.SHADOW, "layout-2"), "q1", NOON + 3 * DAY);
        rows.add(champion("v1"), "q2", NOON);

        var found = rows.label("credit", "q1", new PendingLabel.OfClass(NOON + 9 * DAY, 1));

        assertThat(found)
                .containsExactlyInAnyOrder(
                        new Rows.Found(champion("v1"), NOON, Optional.empty()),
                        new Rows.Found(
                                new Series("credit", "v2", Role.SHADOW, "layout-2"), NOON + 3 * DAY, Optional.empty()));
    }

    @Test
    void shouldShowACorrectionTheLabelThatItReplaces() {
        PendingLabel first = new PendingLabel.OfClass(NOON + 9 * DAY, 1);
        rows.add(champion("v1"), "q1", NOON);
        rows.label("credit", "q1", first);
        pending.flush();
        pending.restore();

        var found = rows.label("credit", "q1", new PendingLabel.OfClass(NOON + 10 * DAY, 0));

        assertThat(found).containsExactly(new Rows.Found(champion("v1"), NOON, Optional.of(first)));
        assertThat(rows.find("credit", "q1"))
                .extracting(Rows.Found::label)
                .containsExactly(Optional.of(new PendingLabel.OfClass(NOON + 10 * DAY, 0)));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, DAY})
    void shouldGoOnWithTheNewestLabelWhenAnOlderOneComes(long earlier) {
        PendingLabel known = new PendingLabel.OfNumber(NOON + 9 * DAY, 4.5);
        rows.add(champion("v1"), "q1", NOON);
        rows.label("credit", "q1", known);

        rows.label("credit", "q1", new PendingLabel.OfNumber(known.time() - earlier, 3.5));

        assertThat(rows.find("credit", "q1")).extracting(Rows.Found::label).containsExactly(Optional.of(known));
        assertThat(pending.labels()).isEqualTo(2);
    }

    @Test
    void shouldKeepOneLabelOnce() {
        PendingLabel label = new PendingLabel.OfClass(NOON + 9 * DAY, 1);
        rows.add(champion("v1"), "q1", NOON);
        rows.label("credit", "q1", label);

        rows.label("credit", "q1", label);

        assertThat(pending.labels()).isEqualTo(1);
    }

    @Test
    void shouldGiveALabelThatWasHeldToThePredictionThatComesAfterARestart() {
        PendingLabel label = new PendingLabel.OfClass(NOON + 1, pending.outcome("credit", "1"));
        pending.hold(pending.model("credit"), Rows.hash("q1"), label);
        pending.flush();
        pending.restore();

        boolean added = rows.add(champion("v1"), "q1", NOON);

        assertThat(added).isTrue();
        assertThat(rows.earlierLabels(champion("v1"), "q1", NOON)).containsExactly(label);
        assertThat(pending.heldLabels()).isZero();
    }

    @Test
    void shouldGiveUpAHeldLabelAfterTheHorizon() {
        PendingLabel label = new PendingLabel.OfClass(NOON, pending.outcome("credit", "1"));
        pending.hold(pending.model("credit"), Rows.hash("q1"), label);
        pending.flush();
        int known = store.size();

        int givenUp = pending.expire(pending.model("credit"), NOON + 1);

        pending.flush();
        assertThat(givenUp).isEqualTo(1);
        assertThat(store.size()).isEqualTo(known - 1);
    }

    @Test
    void shouldHoldNoMoreThanThereIsRoomFor() {
        int model = pending.model("credit");
        for (int i = 0; i < PendingPredictions.MOST_HELD; i++) {
            pending.hold(model, Rows.hash("ghost" + i), new PendingLabel.OfClass(NOON, 1));
        }

        boolean held = pending.hold(model, Rows.hash("one more"), new PendingLabel.OfClass(NOON, 1));

        assertThat(held).isFalse();
    }

    @Test
    void shouldKeepNoLabelOfAnUnknownRequest() {
        rows.add(champion("v1"), "q1", NOON);

        var found = rows.label("credit", "ghost", new PendingLabel.OfClass(NOON, 1));

        assertThat(found).isEmpty();
        assertThat(pending.labels()).isZero();
    }

    @Test
    void shouldShowThePredictionThatCameAfterItsLabelThatLabel() {
        PendingLabel label = new PendingLabel.OfClass(NOON + 1, 1);
        rows.add(champion("v1"), "q1", NOON);
        rows.label("credit", "q1", label);

        rows.add(champion("v2"), "q1", NOON);

        assertThat(rows.find("credit", "q1"))
                .extracting(Rows.Found::label)
                .containsExactly(Optional.of(label), Optional.of(label));
    }

    @Test
    void shouldRemoveEveryPageOfAnExpiredDay() {
        rows.add(champion("v1"), "stays", NOON + DAY);
        rows.add(new Series("fraud", "v1", Role.CHAMPION, "layout-1"), "stays", NOON);
        pending.flush();
        int before = store.size();
        for (int i = 0; i < 1_000; i++) {
            rows.add(champion("v1"), "q" + i, NOON - (i % 5) * DAY);
            rows.label("credit", "q" + i, new PendingLabel.OfClass(NOON, 1));
            if (i % 10 == 0) {
                pending.flush();
            }
        }

        pending.expire(pending.model("credit"), NOON + DAY);
        pending.flush();

        assertThat(store.size()).isEqualTo(before);
        assertThat(pending.rows()).isEqualTo(2);
    }

    @Test
    void shouldTakeAnExpiredDayAgainWhenTheStoreStillHoldsIt() {
        rows.add(champion("v1"), "q1", NOON);
        pending.flush();
        pending.expire(pending.model("credit"), Long.MAX_VALUE);
        rows.add(champion("v1"), "q2", NOON);

        pending.flush();
        pending.restore();

        assertThat(rows.find("credit", "q1")).isEmpty();
        assertThat(rows.find("credit", "q2")).hasSize(1);
    }

    @Test
    void shouldKeepADayThatOnlyBeginsBeforeTheHorizon() {
        rows.add(champion("v1"), "q1", NOON);

        pending.expire(pending.model("credit"), NOON + HOUR);

        assertThat(pending.rows()).isEqualTo(1);
    }

    @Test
    void shouldHoldOneIdAsOftenAsThereArePanes() {
        Rows everySecond = new Rows(pending, 1_000);
        for (int second = 0; second < 20_000; second++) {
            everySecond.add(champion("v1"), "always the same", second * 1_000L);
        }
        pending.flush();
        pending.restore();

        assertThat(everySecond.add(champion("v1"), "always the same", 19_999_000))
                .isFalse();

        assertThat(everySecond.find("credit", "always the same")).hasSize(20_000);
        pending.expire(pending.model("credit"), Long.MAX_VALUE);
        pending.flush();
        assertThat(store.size()).isEqualTo(2);
    }

    @Test
    void shouldWriteToTheStoreInFlushOnly() {
        rows.add(champion("v1"), "q1", NOON);
        rows.label("credit", "q1", new PendingLabel.OfClass(NOON, pending.outcome("credit", "1")));
        pending.expire(pending.model("credit"), NOON - DAY);

        assertThat(store.size()).isZero();
    }

    @Test
    void shouldKeepTheCodesOfNames() {
        int outcome = pending.outcome("credit", "repaid");
        int series = pending.series(champion("v7"));
        pending.flush();
        pending.outcome("credit", "defaulted");

        pending.restore();

        assertThat(pending.outcome(outcome)).isEqualTo("repaid");
        assertThat(pending.series(series)).isEqualTo(champion("v7"));
        assertThat(pending.outcome("credit", "late")).isEqualTo(1);
    }
}
