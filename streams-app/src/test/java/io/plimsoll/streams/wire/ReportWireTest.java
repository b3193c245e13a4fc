package io.plimsoll.streams.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.Distribution;
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
import java.util.stream.Stream;
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
        assertThat(message.labels()).isZero();
        assertThat(message.coverage()).isNull();
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
        assertThat(message.findings()).isEmpty();
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
        assertThat(outcomes.get("all"))
                .isEqualTo(new Outcome(200L, positives(outcomes, "all"), 0L, null, null, null, null));
        assertThat(positives(outcomes, "all")).isBetween(50L, 120L);
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

    private Policy withoutPooling() throws JsonProcessingException {
        return PolicyWire.policyOf(Bank.written(Bank.POLICY + "reports: {minimumCell: 0}"));
    }

    private static WindowTally tripled(WindowTally tally) {
        WindowTally sum = tally.copy();
        sum.add(tally);
        sum.add(tally);
        return sum;
    }

    private static Long positives(Map<String, Outcome> outcomes, String segment) {
        return Objects.requireNonNull(
                Objects.requireNonNull(outcomes.get(segment)).positive());
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
