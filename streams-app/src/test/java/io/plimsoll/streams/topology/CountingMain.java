package io.plimsoll.streams.topology;

import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** Runs {@link Counting} until it is told to end: {@code property=value…}. */
final class CountingMain {
    static final String RUNNING = "state RUNNING";
    private static final int JUDGES = 2;

    private CountingMain() {}

    public static void main(String[] args) {
        KafkaStreams streams = new KafkaStreams(Counting.topology(JUDGES), properties(args));
        streams.setStateListener((now, before) -> System.out.println("state " + now));
        streams.setUncaughtExceptionHandler(failure -> {
            System.out.println("uncaught " + failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close, "close"));
        streams.start();
    }

    /** As the service is configured, but for timeouts: a test has less patience. */
    private static Properties properties(String[] args) {
        Properties properties = new Properties();
        properties.put("processing.guarantee", "exactly_once_v2");
        properties.put("commit.interval.ms", 500);
        properties.put("production.exception.handler", EndThread.class.getName());
        properties.put("consumer.session.timeout.ms", 6_000);
        properties.put("consumer.heartbeat.interval.ms", 1_000);
        properties.put("consumer.auto.offset.reset", "earliest");
        properties.put("producer.transaction.timeout.ms", 10_000);
        properties.put("ensure.explicit.internal.resource.naming", true);
        for (String arg : args) {
            int equals = arg.indexOf('=');
            properties.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        return properties;
    }
}
