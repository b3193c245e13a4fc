package io.plimsoll.streams.cli;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.schemas.WindowReport;
import io.plimsoll.streams.compare.Base;
import io.plimsoll.streams.compare.ComparedSamples;
import io.plimsoll.streams.compare.GateAnswer;
import io.plimsoll.streams.compare.ProductionWindows;
import io.plimsoll.streams.compare.Sample;
import io.plimsoll.streams.compare.SampleComparison;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.ReferenceRows;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.ReferenceWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code compare}: a training pipeline's gate. */
@Command(
        name = "compare",
        description = {
            "Holds a sample against training data, or against the last windows of production: are the data alike, and is"
                    + " the quality as good? A gate for training pipelines.",
            "",
            "Exit codes: 0 alike and as good, 1 an alarm, 2 wrong use or input, 3 failure, 4 not enough data to tell."
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    private final Host host;

    @Option(
            names = "--monitor",
            paramLabel = "FILE",
            description =
                    "The policy: what is asked, and how sure. Without it all standard checks of a binary model whose"
                            + " positive class is 1.")
    private @Nullable Path monitor;

    @Option(
            names = "--reference",
            paramLabel = "CSV",
            description = "What to hold the sample against: training data; may be repeated.")
    private List<Path> references = List.of();

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "Instead of --reference: its profile, as profile writes it.")
    private @Nullable Path profile;

    @Option(
            names = "--reference-version",
            paramLabel = "VERSION",
            description = "Which version of the reference; needed if it has several.")
    private @Nullable String referenceVersion;

    @Option(
            names = "--current",
            paramLabel = "CSV",
            required = true,
            description = "The sample: a candidate's training data, or predictions; may be repeated.")
    private List<Path> currents = List.of();

    @Option(
            names = "--current-version",
            paramLabel = "VERSION",
            description = "Which version of the sample; needed if it has several.")
    private @Nullable String currentVersion;

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description =
                    "What turned out to be true of the sample's requests, where it has no column label. Give rows that are old"
                            + " enough for their labels to have come.")
    private @Nullable Path labels;

    @Option(
            names = "--production",
            paramLabel = "FILE",
            description =
                    "Hold the sample against the last windows of these reports, reports.jsonl of a backtest or the topic"
                            + " reports; the reference is then that of the version which served.")
    private @Nullable Path production;

    @Option(
            names = "--windows",
            paramLabel = "N",
            defaultValue = "14",
            description = "How many windows of production; default ${DEFAULT-VALUE}.")
    private int windows = 14;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            description =
                    "The least severity that is an alarm: notice, warning, error or critical; default: the policy's"
                            + " alerting.from.")
    private @Nullable Severity failOn;

    @Option(names = "--json", description = "Print the answer as JSON.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the comparison as one page to mail.")
    private @Nullable Path report;

    CompareCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        requireOptions();
        PolicyFile policy = policy();
        Base base = profile == null ? ofRows(policy) : ofProfile(policy, profile);
        ComparedSamples compared = compared(policy.policy(), base, sample(policy));
        requireLabelled(compared);
        Severity from = failOn == null ? policy.policy().alerting().from() : failOn;
        GateAnswer answer = GateAnswer.of(compared, from);
        ComparisonDocument document = ComparisonDocument.of(compared, answer, from, policy.policy());
        if (report != null) {
            new ComparisonFile(compared, policy.policy(), document, host.clock()).writeTo(report);
        }
        show(document);
        return exitCode(answer.kind());
    }

    private void requireOptions() {
        if (references.isEmpty() == (profile == null)) {
            throw new UsageException("give what to hold the sample against: either --reference CSV or --profile FILE");
        }
        if (windows < 1) {
            throw new UsageException("--windows " + windows + ": must be at least 1");
        }
    }

    /** Labels that fit nothing are a wrong file, not a sample without labels. */
    private void requireLabelled(ComparedSamples compared) {
        if (labels != null && compared.tally().labelled() == 0) {
            throw new UsageException(labels + ": no label is of a request in " + currents
                    + "; check that the column request_id of both holds the same ids");
        }
    }

    private PolicyFile policy() throws IOException {
        return monitor == null ? PolicyFile.standard(SampleFile.model(currents.get(0))) : PolicyFile.read(monitor);
    }

    private Base ofRows(PolicyFile policy) throws IOException {
        SampleFile file = new SampleFile(policy, references);
        String version = file.version(Optional.ofNullable(referenceVersion), "--reference-version");
        return new Base(
                version, new ReferenceFile(policy, references).reference(version), Optional.of(file.rows(version)));
    }

    private Base ofProfile(PolicyFile policy, Path file) throws IOException {
        List<ReferenceProfile> profiles = new MessageFile(file)
                .read(ReferenceProfile.class, "profile").stream()
                        .filter(one -> one.model().equals(policy.policy().model()))
                        .toList();
        List<String> versions = profiles.stream().map(ReferenceProfile::version).toList();
        List<ReferenceProfile> chosen = profiles.stream()
                .filter(one -> referenceVersion == null || one.version().equals(referenceVersion))
                .toList();
        if (chosen.size() != 1) {
            throw new UsageException(file + ": has the versions " + versions + " of model "
                    + policy.policy().model() + "; name one with --reference-version");
        }
        return new Base(chosen.get(0).version(), reference(chosen.get(0), policy, file), Optional.empty());
    }

    private static Reference reference(ReferenceProfile profile, PolicyFile policy, Path file) {
        try {
            return ReferenceWire.referenceOf(profile, policy.policy());
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(file + ": " + unfit.getMessage());
        }
    }

    private Sample sample(PolicyFile policy) throws IOException {
        SampleFile file = new SampleFile(policy, currents);
        String version = file.version(Optional.ofNullable(currentVersion), "--current-version");
        ReferenceRows rows = file.rows(version);
        return new Sample(
                version, labels == null ? rows : LabelFile.read(labels).on(rows));
    }

    private ComparedSamples compared(Policy policy, Base base, Sample sample) throws IOException {
        SampleComparison comparison = new SampleComparison(policy);
        if (production == null) {
            return comparing(profile == null ? references : List.of(profile), () -> comparison.compare(base, sample));
        }
        List<WindowReport> reports = new MessageFile(production).read(WindowReport.class, "backtest");
        return comparing(
                List.of(production),
                () -> comparison.compare(base, ProductionWindows.of(reports, policy, base, windows), sample));
    }

    private interface Comparing {
        ComparedSamples compare();
    }

    /** What does not fit together is the user's to mend. */
    private static ComparedSamples comparing(List<Path> files, Comparing comparing) {
        try {
            return comparing.compare();
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(files + ": " + unfit.getMessage());
        }
    }

    private void show(ComparisonDocument document) {
        if (json) {
            host.console().print(new String(Json.bytes(document), StandardCharsets.UTF_8));
        } else {
            new ComparisonTable(document).lines().forEach(host.console()::print);
        }
    }

    private static int exitCode(GateAnswer.Kind kind) {
        return switch (kind) {
            case OK -> ExitCode.FINE;
            case ALARM -> ExitCode.ALARM;
            case INSUFFICIENT -> ExitCode.NOT_ENOUGH_DATA;
        };
    }
}
