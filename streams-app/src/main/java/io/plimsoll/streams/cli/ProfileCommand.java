package io.plimsoll.streams.cli;

import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.streams.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    ProfileCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() throws IOException {
        if (monitor == null || output == null) {
            throw new UsageException("give --monitor FILE and -o FILE");
        }
        List<ReferenceProfile> profiles = new ReferenceFile(PolicyFile.read(monitor), references)
                .profiles(host.clock().instant());
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
}
