package io.plimsoll.streams.cli;

import io.plimsoll.streams.embedded.JavaProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a service under test answers: where it listens stands in the line that it begins with. */
final class ServiceHttp {

    private static final Pattern ADDRESS = Pattern.compile("Plimsoll runs; (http://\\S+)/ ");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 20;

    private final String address;

    ServiceHttp(JavaProcess service) {
        String line = service.awaitLine("Plimsoll runs; ", TIMEOUT);
        Matcher matcher = ADDRESS.matcher(line);
        if (!matcher.find()) {
            throw new IllegalStateException("the service does not say where it listens: " + line);
        }
        this.address = matcher.group(1);
    }

    /** Waits until all its tasks are restored and running. */
    void awaitReady(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the service is not ready after " + longest.toMinutes() + " minutes");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** How many events of a type had this outcome since it started. */
    long events(String type, String outcome) throws IOException {
        HttpURLConnection metrics = open("/metrics");
        try (InputStream in = metrics.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("plimsoll_events_total{")
                            && line.contains("type=\"" + type + "\"")
                            && line.contains("outcome=\"" + outcome + "\""))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    private boolean isReady() {
        try {
            return open("/health/ready").getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setConnectTimeout((int) TIMEOUT.toMillis());
        connection.setReadTimeout((int) TIMEOUT.toMillis());
        return connection;
    }

    @Override
    public String toString() {
        return address;
    }
}
