package io.plimsoll.streams.forward;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/** Sends over HTTP. */
final class HttpCourier implements Courier {

    /** Understood, and not wanted: the same bytes would be answered in the same way for ever. */
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

    private final HttpClient client;
    private final Duration timeout;
    private final InstantSource clock;

    /**
     * @param timeout how long connecting and the whole answer may take each
     * @param clock to make sense of a date in {@code Retry-After}
     */
    HttpCourier(Duration timeout, InstantSource clock) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.timeout = timeout;
        this.clock = clock;
    }

    @Override
    public Answer send(Post post) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(post.address())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(post.body()));
        post.headers().forEach(request::setHeader);
        try {
            return answer(client.send(request.build(), BodyHandlers.discarding()));
        } catch (IOException e) {
            return new Answer.Later("no answer: " + e.getClass().getSimpleName(), Optional.empty());
        }
    }

    private Answer answer(HttpResponse<Void> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Answer.Delivered();
        }
        if (REFUSALS.contains(status)) {
            return new Answer.Refused("status " + status);
        }
        return new Answer.Later(
                "status " + status, response.headers().firstValue("Retry-After").flatMap(this::wait));
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    private Optional<Duration> wait(String text) {
        try {
            return Optional.of(text.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : until(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private Duration until(String date) {
        Instant then =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        Duration left = Duration.between(clock.instant(), then);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
