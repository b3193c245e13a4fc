package io.plimsoll.streams.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: one verb, one class. */
@Command(
        name = "plimsoll",
        description = "Watches machine-learning models in production for drift and unfairness.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        footer = {
            "",
            "Exit codes: 0 fine, 1 an alarm where --fail-on asks, 2 wrong use or input, 3 failure,",
            "4 not enough data to tell (compare)."
        })
public final class Plimsoll {
    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Show where in the program a failure happened.")
    private boolean stacktrace;

    private Plimsoll() {}

    /** Runs a verb and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Host.ofThisProcess()).execute(arguments));
    }

    /** All verbs. A new one is its class and its line here. */
    static CommandLine commandLine(Host host) {
        Plimsoll plimsoll = new Plimsoll();
        CommandLine commandLine = new CommandLine(plimsoll)
                .addSubcommand(new DemoCommand(host))
                .addSubcommand(new RunCommand(host))
                .addSubcommand(new ProfileCommand(host))
                .addSubcommand(new ResetCommand(host))
                .addSubcommand(new RetireCommand(host))
                .addSubcommand(new ApplyCommand(host))
                .addSubcommand(new BacktestCommand(host))
                .addSubcommand(new CompareCommand(host))
                .addSubcommand(new ReplayCommand(host))
                .addSubcommand(new WatchCommand(host))
                .addSubcommand(new ForwardCommand(host))
                .addSubcommand(new TopicsCommand(host))
                .addSubcommand(new BenchCommand(host));
        return new Reporting(host.console(), () -> plimsoll.stacktrace).installIn(commandLine);
    }
}
