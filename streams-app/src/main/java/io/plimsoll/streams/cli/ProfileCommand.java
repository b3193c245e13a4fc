package io.plimsoll.streams.cli;

import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.schemas.WireException;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code profile}: reference profiles from training data. */
@Command(
        name = "profile",
        description = "Builds reference profiles from training data, one for each model version in the files.",
        mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {

    private final Host host;

    @Option(names = "--monitor", paramLabel = "FILE", required = true, description = "The policy.")
    private @Nullable Path monitor;

    @Option(names = "--reference", paramLabel = "CSV", required = true, description = "The training data.")
    private List<Path> references = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where the profiles go: JSON, one a line.")
    private @Nullable Path output;

    @Option(
            names = "--trained-at",
            paramLabel = "TIME",
            description = "When the version was trained: RFC 3339, such as 2024-02-01T06:00:00Z.")
    private @Nullable Instant trainedAt;

    @Option(names = "--data-version", paramLabel = "NAME", description = "The data it was trained on.")
    private @Nullable String dataVersion;

    @Option(names = "--commit", paramLabel = "NAME", description = "The code it was trained with.")
    private @Nullable String commit;

    ProfileCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (monitor == null || output == null) {
            throw new UsageException("give --monitor FILE and -o FILE");
        }
        List<ReferenceProfile> profiles = new ReferenceFile(PolicyFile.read(monitor), references)
                .profiles(host.clock().instant(), lineage());
        List<String> lines = new ArrayList<>();
        for (ReferenceProfile profile : profiles) {
            lines.add(Json.MESSAGES.writeValueAsString(profile));
            host.console()
                    .print(profile.model() + " " + profile.version() + ": " + profile.rows() + " rows, "
                            + profile.features().size() + " features, hash " + profile.hash());
        }
        Files.write(output, lines);
        return ExitCode.FINE;
    }

    private Optional<ReferenceProfile.Lineage> lineage() {
        if (trainedAt == null && dataVersion == null && commit == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ReferenceProfile.Lineage(trainedAt, dataVersion, commit));
        } catch (WireException unfit) {
            throw new UsageException(String.valueOf(unfit.getMessage()));
        }
    }
}
