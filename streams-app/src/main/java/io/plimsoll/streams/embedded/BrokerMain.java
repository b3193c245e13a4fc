package io.plimsoll.streams.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The main class of a {@link BrokerProcess}: {@code directory port controllerPort [property=value]…}. */
final class BrokerMain {
    /** Written to standard output when clients can connect. */
    static final String READY = "broker ready at ";

    private BrokerMain() {}

    public static void main(String[] args) {
        EmbeddedBroker broker = EmbeddedBroker.start(settings(args));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
        System.out.println(READY + broker.bootstrapServers());
    }

    private static BrokerSettings settings(String[] args) {
        Map<String, String> overrides = new TreeMap<>();
        for (int i = 3; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            overrides.put(args[i].substring(0, equals), args[i].substring(equals + 1));
        }
        return new BrokerSettings(
                Optional.of(Path.of(args[0])), Integer.parseInt(args[1]), Integer.parseInt(args[2]), overrides);
    }
}
