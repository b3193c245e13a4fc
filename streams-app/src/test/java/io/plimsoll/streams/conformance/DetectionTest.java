package io.plimsoll.streams.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.monitor.AlertKey;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Incident;
import io.plimsoll.streams.monitor.Transition;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which day the engine raises what, on streams of which the truth is known. */
class DetectionTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final LocalDate CREDIT_BEGINS = LocalDate.parse("2024-03-01");
    private static final int CLEAR_AFTER = 2;

    /** One page for each of the seven injected causes, on the day of its first alert. */
    private static final String[] CREDIT_PAGES = {
        "66 missing/income",
        "72 unseen/loan_purpose",
        "76 range/credit_score",
        "78 psi/income",
        "88 psi/debt_to_income",
        "106 psi/income",
        "116 psi/region",
    };

    @Test
    void shouldRaiseOnTheDriftedFeaturesOfCarloanAndOnNoOther() {
        List<Close> closes = Carloan.CLOSES;

        List<Transition> raised = raised(closes);
        assertThat(raised).allSatisfy(alert -> assertThat(date(alert)).isAfterOrEqualTo("2019-03-31"));
        assertThat(first(raised, "car_value")).isBeforeOrEqualTo("2019-04-01");
        assertThat(first(raised, "loan_length")).isBeforeOrEqualTo("2019-04-01");
        assertThat(first(raised, "repaid_loan_on_prev_car")).isBeforeOrEqualTo("2019-04-01");
        assertThat(first(raised, "salary_range")).isBeforeOrEqualTo("2019-04-03");
        assertThat(targets(raised)).doesNotContain("debt_to_income_ratio", "driver_tenure", "size_of_downpayment");
    }

    @ParameterizedTest(name = "{0} of {1}: by day {2}, over by day {4}")
    @CsvSource({
        "missing, income, 66, 66, 69",
        "unseen, loan_purpose, 72, 72, 80",
        "range, credit_score, 76, 76, 78",
        "psi, income, 78, 78, 80",
        "psi, debt_to_income, 89, 84, 99",
        "psi, income, 107, 106, 113",
        "psi, region, 116, 116, 118",
    })
    void shouldRaiseOnEveryCauseInCreditAndResolveItAfterItsEnd(
            String check, String feature, long latest, long from, long end) {
        List<Close> closes = Credit.CLOSES;

        long raised = day(credit(closes, check, feature, Incident.State.FIRING, from));
        long resolved = day(credit(closes, check, feature, Incident.State.RESOLVED, raised));
        assertThat(raised).isBetween(from, latest);
        assertThat(resolved).isLessThanOrEqualTo(end + CLEAR_AFTER - 1);
    }

    @ParameterizedTest(name = "days {0} to {1}")
    @CsvSource({"0, 30", "99, 106", "128, 140"})
    void shouldBeSilentInTheQuietPeriodsOfCredit(long from, long to) {
        List<Close> closes = Credit.CLOSES;

        assertThat(raised(closes).stream()
                        .filter(alert -> day(alert) >= from && day(alert) < to)
                        .map(alert -> day(alert) + " " + alert.key()))
                .isEmpty();
    }

    @Test
    void shouldPageOnceForEachCauseInCredit() {
        List<Close> closes = Credit.CLOSES;

        assertThat(pages(closes)).extracting(DetectionTest::dayAndSubject).containsExactly(CREDIT_PAGES);
        assertThat(raised(closes)).as("alerts, segments among them").hasSizeGreaterThan(100);
    }

    /** The four features that move on 2019-03-31; later a change inside a segment, which is real. */
    @Test
    void shouldPageOnceForTheFeaturesOfCarloanThatMoveTogether() {
        List<Close> closes = Carloan.CLOSES;

        assertThat(pages(closes))
                .extracting(page -> date(page) + " " + page.key().target())
                .containsExactly("2019-03-31 car_value", "2019-07-16 debt_to_income_ratio@salary_range=40K - 60K €");
    }

    @Test
    void shouldRaiseWhenThePricesOfElec2BeginToMove() {
        List<Close> closes = Elec2.CLOSES;

        List<Transition> raised = raised(closes);
        assertThat(first(raised, "vicprice")).isEqualTo("1997-05-05");
        assertThat(first(raised, "transfer")).isEqualTo("1997-05-05");
    }

    /** Prices wander: that today's are not those of the eight weeks of the reference is no news. */
    @Test
    void shouldHardlyEverAlarmOnAPriceThatAlwaysMoves() {
        List<Close> closes = Elec2.CLOSES;

        assertThat(shareOfDaysWithAnAlarm(closes, "nswprice")).isLessThanOrEqualTo(0.01);
    }

    /** Run once for all tests of the stream. */
    private static final class Elec2 {
        static final List<Close> CLOSES =
                SharedStream.ELEC2.ignoring("day", "period").backtest(DAY);
    }

    /** Run once for all tests of the stream. */
    private static final class Carloan {
        static final List<Close> CLOSES = SharedStream.CARLOAN.backtest(DAY);
    }

    /** Run once for all tests of the stream. */
    private static final class Credit {
        static final List<Close> CLOSES = SharedStream.CREDIT.backtest(DAY);
    }

    private static Transition credit(
            List<Close> closes, String check, String feature, Incident.State state, long from) {
        return transitions(closes).stream()
                .filter(transition -> transition.change().state() == state
                        && transition.key().check().equals(check)
                        && transition.key().target().equals(feature)
                        && day(transition) >= from)
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " of " + feature + " was never " + state));
    }

    private static List<Transition> transitions(List<Close> closes) {
        List<Transition> transitions = new ArrayList<>();
        closes.forEach(close -> transitions.addAll(close.transitions()));
        return transitions;
    }

    private static List<Transition> raised(List<Close> closes) {
        return transitions(closes).stream()
                .filter(transition -> transition.change().state() == Incident.State.FIRING)
                .toList();
    }

    private static List<Transition> pages(List<Close> closes) {
        return transitions(closes).stream().filter(Transition::pages).toList();
    }

    private static String dayAndSubject(Transition transition) {
        return day(transition) + " " + transition.key().check() + "/"
                + transition.key().target();
    }

    /** Days at whose end an alarm on the feature is open, in all traffic or in a segment. */
    private static double shareOfDaysWithAnAlarm(List<Close> closes, String feature) {
        Set<AlertKey> open = new HashSet<>();
        long days = 0;
        for (Close close : closes) {
            for (Transition transition : close.transitions()) {
                if (transition.change().state() == Incident.State.FIRING
                        && transition.key().target().startsWith(feature)) {
                    open.add(transition.key());
                } else if (transition.change().state() == Incident.State.RESOLVED) {
                    open.remove(transition.key());
                }
            }
            days += open.isEmpty() ? 0 : 1;
        }
        return (double) days / closes.size();
    }

    private static Set<String> targets(List<Transition> raised) {
        Set<String> targets = new TreeSet<>();
        raised.forEach(alert -> targets.add(alert.key().target()));
        return targets;
    }

    private static LocalDate first(List<Transition> raised, String feature) {
        return raised.stream()
                .filter(alert -> alert.key().target().equals(feature))
                .map(DetectionTest::date)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was raised on " + feature));
    }

    private static LocalDate date(Transition transition) {
        return LocalDate.ofEpochDay(transition.pane());
    }

    private static long day(Transition transition) {
        return transition.pane() - CREDIT_BEGINS.toEpochDay();
    }
}
