package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.TallyLoader;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.Distribution;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Finding;
import io.plimsoll.schemas.MessageType;
import io.plimsoll.schemas.Outcome;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.monitor.PaneReport;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Series;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportWireTest {

    private Policy policy;
    private List<PaneReport> reports;
    private PaneReport moved;

    @BeforeAll
    void replay() throws JsonProcessingException {
        policy = Bank.policy();
        reports = Bank.closes(policy, Role.CHAMPION).stream()
                .flatMap(close -> close.reports().stream())
                .toList();
        long day = policy.pane(Bank.START.toEpochMilli()) + Bank.MOVED_FROM;
        moved = reports.stream()
                .filter(report -> report.pane() == day)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldWriteReportsOfTheContract() throws JsonProcessingException {
        List<WindowReport> messages = ReportWire.messages(reports, policy);

        assertThat(messages).hasSameSizeAs(reports).hasSizeGreaterThanOrEqualTo(20);
        for (WindowReport message : messages) {
            assertThat(ContractSchemas.violations(MessageType.WINDOW_REPORT, message))
                    .isEmpty();
            assertThat(Json.MESSAGES.readValue(Json.MESSAGES.writeValueAsString(message), WindowReport.class))
                    .isEqualTo(message);
        }
    }

    @Test
    void shouldSayWhatWasJudgedAgainstWhat() {
        WindowReport message = message(moved, policy);

        assertThat(message.model()).isEqualTo("bank");
        assertThat(message.version()).isEqualTo("v1");
        assertThat(message.role()).isEqualTo(io.plimsoll.schemas.Role.CHAMPION);
        assertThat(message.referenceHash())
                .isEqualTo(moved.reference().orElseThrow().hash());
        assertThat(message.layoutHash()).isEqualTo(moved.series().layoutHash());
        assertThat(message.window().start()).isEqualTo(Bank.START.plusSeconds(86_400L * Bank.MOVED_FROM));
        assertThat(message.window().end()).isEqualTo(Bank.START.plusSeconds(86_400L * (Bank.MOVED_FROM + 1)));
        assertThat(message.revision()).isZero();
        assertThat(message.settled()).isFalse();
        assertThat(message.predictions()).isEqualTo(200);
        assertThat(message.labels()).isEqualTo(150);
        assertThat(message.coverage()).isEqualTo(0.75);
        assertThat(message.phi()).isGreaterThanOrEqualTo(1);
        assertThat(message.share()).isEqualTo(1);
    }

    @Test
    void shouldTellEveryFindingWithWhatItWasDecidedFrom() {
        List<Finding> findings = message(moved, policy).findings();

        assertThat(findings).hasSameSizeAs(moved.findings());
        Finding psi = find(findings, "psi", "income");
        assertThat(psi.verdict()).isEqualTo(io.plimsoll.schemas.Verdict.CRITICAL);
        assertThat(psi.span()).hasToString("1d");
        assertThat(psi.n()).isPositive();
        assertThat(psi.logE()).isPositive();
        assertThat(psi.lower()).isLessThan(psi.corrected());
        assertThat(Objects.requireNonNull(psi.compared()).name()).isEqualTo(Finding.Figure.LOWER);
        assertThat(psi.compared().threshold()).isEqualTo(0.25);
        assertThat(findings.stream().map(Finding::verdict)).contains(io.plimsoll.schemas.Verdict.INSUFFICIENT);
        assertThat(findings.stream().map(finding -> finding.subject().attribute()))
                .contains("degree", "gender|age_band");
        assertThat(findings.stream().map(finding -> finding.subject().segment()).filter(Objects::nonNull))
                .contains("degree=degree", "gender=female|age_band=60+", "job=cle%7Crk%3D");
    }

    @Test
    void shouldNameLongerRunsByTheirLength() {
        List<Finding> findings = message(reports.get(14), policy).findings();

        assertThat(findings.stream().map(finding -> finding.span().toString()))
                .contains("1d", "2d", "3d", "5d", "7d", "14d");
    }

    @Test
    void shouldTellHowEverySubjectFell() {
        Map<String, Distribution> distributions = message(moved, policy).distributions();

        assertThat(distributions.keySet())
                .containsExactly("age", "income", "debt", "job", "street", "owner", "score", "decision", "degree");
        distributions.forEach((subject, told) -> {
            Stream<Long> counts = told.counts() == null
                    ? Objects.requireNonNull(told.levels()).values().stream()
                    : told.counts().stream();
            long unseen = told.levels() != null && told.levels().containsKey("*") ? 0 : told.unseen();
            assertThat(counts.mapToLong(Long::longValue).sum() + unseen + told.missing() + told.wrongType())
                    .as(subject)
                    .isEqualTo(200);
        });
        assertThat(Objects.requireNonNull(distributions.get("age")).counts()).hasSize(10);
        assertThat(Objects.requireNonNull(distributions.get("job")).levels())
                .containsOnlyKeys("clerk", "cook", "cle|rk=");
    }

    @Test
    void shouldShowOfAShadowItsAnswersOnly() throws JsonProcessingException {
        PaneReport shadow = Bank.closes(policy, Role.SHADOW).get(3).reports().get(0);

        WindowReport message = message(shadow, policy);

        assertThat(message.distributions().keySet()).containsExactly("score", "decision", "degree", "job");
        assertThat(message.findings())
                .extracting(Finding::family)
                .isNotEmpty()
                .isSubsetOf(Family.PERFORMANCE, Family.FAIRNESS);
        assertThat(message.outcomes()).containsKey("all");
    }

    @Test
    void shouldTellTheDistributionsOfSegmentsWhereThePolicyAsks() throws JsonProcessingException {
        Policy asking = PolicyWire.policyOf(Bank.written(Bank.POLICY + "reports: {distributions: segments}"));

        WindowReport message = message(moved, asking);

        assertThat(message(moved, policy).segmentDistributions()).isEmpty();
        assertThat(message.segmentDistributions()).containsKeys("degree=none", "gender=female|age_band=[25,60)");
        assertThat(message.segmentDistributions().get("degree=none")).containsKeys("age", "decision");
        assertThat(ContractSchemas.violations(MessageType.WINDOW_REPORT, message))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 30, 60, 1_000})
    void shouldPoolCellsThatAreTooSmall(int smallest) throws JsonProcessingException {
        Policy pooling = PolicyWire.policyOf(Bank.written(Bank.POLICY + "reports: {minimumCell: " + smallest + "}"));

        Map<String, Outcome> outcomes = message(moved, pooling).outcomes();

        WindowTally tally = moved.tally();
        assertThat(Objects.requireNonNull(outcomes.get("all")).n()).isEqualTo(200);
        for (int d = 0; d < 3; d++) {
            String prefix = tally.layout().dimensions().get(d).attributes().get(0) + "=";
            List<Outcome> cells = outcomes.entrySet().stream()
                    .filter(cell -> cell.getKey().startsWith(prefix))
                    .map(Map.Entry::getValue)
                    .toList();
            long sliced = 200
                    - tally.withoutValue(d)
                    - tally.mix(d)[tally.layout().dimensions().get(d).unseen()];
            assertThat(cells.stream().mapToLong(Outcome::n).sum()).isEqualTo(sliced);
            assertThat(sum(cells)).isEqualTo(sum(slices(tally, d)));
            assertThat(cells).allMatch(cell -> cell.n() == 0 || cell.n() >= Math.min(smallest, sliced));
        }
    }

    @Test
    void shouldPoolNoGroupAlone() throws JsonProcessingException {
        Policy pooling = PolicyWire.policyOf(Bank.written(Bank.POLICY + "reports: {minimumCell: 16}"));
        Map<String, Outcome> all = message(moved, withoutPooling()).outcomes();
        String smallest = all.entrySet().stream()
                .filter(cell ->
                        cell.getKey().startsWith("gender=") && cell.getValue().n() > 0)
                .min(Comparator.comparing(cell -> cell.getValue().n()))
                .orElseThrow()
                .getKey();

        Map<String, Outcome> outcomes = message(moved, pooling).outcomes();

        assertThat(Objects.requireNonNull(all.get(smallest)).n()).isLessThan(16);
        assertThat(outcomes).doesNotContainKey(smallest).containsKey("gender=*|age_band=*");
        assertThat(Objects.requireNonNull(outcomes.get("gender=*|age_band=*")).n())
                .isGreaterThanOrEqualTo(16);
    }

    @Test
    void shouldShareAPaneBetweenItsLayouts() {
        Series other = new Series("v1", Role.CHAMPION, "feedbeef");
        PaneReport part = new PaneReport(
                "bank", other, moved.pane(), 0, false, moved.reference(), tripled(moved.tally()), List.of());

        List<WindowReport> messages = ReportWire.messages(List.of(moved, part, reports.get(0)), policy);

        assertThat(messages.stream().map(WindowReport::share)).containsExactly(0.25, 0.75, 1.0);
    }

    @Test
    void shouldTellWhatWasDecidedAndTurnedOutToBeTrue() {
        OutcomeTable table = moved.tally().outcomes().orElseThrow();

        Outcome all = Objects.requireNonNull(message(moved, policy).outcomes().get("all"));

        assertThat(all).isEqualTo(outcome(200, table));
        List<Long> cells = Stream.of(all.tp(), all.fp(), all.fn(), all.tn())
                .map(Objects::requireNonNull)
                .toList();
        assertThat(cells).allMatch(count -> count > 0);
        assertThat(cells.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(all.labelled())
                .isEqualTo(150);
        assertThat(all.positive()).isBetween(50L, 120L);
    }

    @Test
    void shouldPoolTheSameSlicesWhenNothingButLabelsCame() throws JsonProcessingException {
        Policy pooling = PolicyWire.policyOf(Bank.written(Bank.POLICY + "reports: {minimumCell: 16}"));
        PaneReport before = new PaneReport(
                "bank", moved.series(), moved.pane(), 0, false, moved.reference(), withoutLabels(moved), List.of());

        Map<String, Outcome> unlabelled = message(before, pooling).outcomes();

        Map<String, Outcome> labelled = message(moved, pooling).outcomes();
        assertThat(unlabelled.keySet()).isEqualTo(labelled.keySet());
        assertThat(Objects.requireNonNull(unlabelled.get("gender=*|age_band=*")).labelled())
                .isZero();
        assertThat(Objects.requireNonNull(labelled.get("gender=*|age_band=*")).labelled())
                .isPositive();
    }

    @Test
    void shouldTellNoPositivesWhereNothingIsDecidedBetweenTwo() throws JsonProcessingException {
        Policy multiclass = PolicyWire.policyOf(Bank.written(
                Bank.POLICY.replace("binary", "multiclass").replace("note: {ignore: true}", "street: {ignore: true}")));
        PaneReport report =
                Bank.closes(multiclass, Role.CHAMPION).get(3).reports().get(0);

        Outcome all =
                Objects.requireNonNull(message(report, multiclass).outcomes().get("all"));

        assertThat(all).isEqualTo(new Outcome(200L, null, 150L, null, null, null, null));
    }

    /** The same predictions before any label came. */
    private static WindowTally withoutLabels(PaneReport report) {
        WindowTally tally = report.tally().copy();
        Layout layout = tally.layout();
        TallyLoader loader = new TallyLoader(layout);
        loader.outcomes(unlabelled(tally.outcomes().orElseThrow()));
        for (int d = 0; d < layout.dimensions().size(); d++) {
            for (int value = 0; value < layout.dimensions().get(d).values().size(); value++) {
                loader.outcomes(d, value, unlabelled(tally.outcomes(d, value).orElseThrow()));
            }
        }
        tally.add(loader.tally());
        return tally;
    }

    /** What to add to a table so that every label goes. */
    private static long[] unlabelled(OutcomeTable table) {
        int none = table.subject().none();
        long[] changes = new long[table.scoreBins() * (none + 1) * (none + 1)];
        int cell = 0;
        for (int bin = 0; bin < table.scoreBins(); bin++) {
            for (int decision = 0; decision <= none; decision++) {
                long labels = 0;
                for (int label = 0; label < none; label++) {
                    changes[cell++] = -table.count(bin, decision, label);
                    labels += table.count(bin, decision, label);
                }
                changes[cell++] = labels;
            }
        }
        return changes;
    }

    private static List<Outcome> slices(WindowTally tally, int dimension) {
        return IntStream.range(
                        0, tally.layout().dimensions().get(dimension).values().size())
                .mapToObj(value -> outcome(
                        tally.events(dimension, value),
                        tally.outcomes(dimension, value).orElseThrow()))
                .toList();
    }

    private static Outcome outcome(long n, OutcomeTable table) {
        return new Outcome(
                n,
                table.decided(0),
                table.labelled(),
                table.count(0, 0),
                table.count(0, 1),
                table.count(1, 0),
                table.count(1, 1));
    }

    private static Outcome sum(List<Outcome> cells) {
        return new Outcome(
                sum(cells, Outcome::n),
                sum(cells, Outcome::positive),
                sum(cells, Outcome::labelled),
                sum(cells, Outcome::tp),
                sum(cells, Outcome::fp),
                sum(cells, Outcome::fn),
                sum(cells, Outcome::tn));
    }

    private static long sum(List<Outcome> cells, Function<Outcome, @Nullable Long> count) {
        return cells.stream()
                .mapToLong(cell -> Objects.requireNonNull(count.apply(cell)))
                .sum();
    }

    private Policy withoutPooling() throws JsonProcessingException {
        return PolicyWire.policyOf(Bank.written(Bank.POLICY + "reports: {minimumCell: 0}"));
    }

    private static WindowTally tripled(WindowTally tally) {
        WindowTally sum = tally.copy();
        sum.add(tally);
        sum.add(tally);
        return sum;
    }

    private static Finding find(List<Finding> findings, String check, String feature) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check)
                        && feature.equals(finding.subject().feature())
                        && finding.subject().segment() == null
                        && finding.span().toString().equals("1d"))
                .findFirst()
                .orElseThrow();
    }

    private static WindowReport message(PaneReport report, Policy policy) {
        return ReportWire.message(report, policy, 1);
    }
}
