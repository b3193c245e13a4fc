package io.plimsoll.streams.forward;

import java.time.Duration;

/** Is told how delivery goes. Called from the routes' threads; returns at once. */
public interface Deliveries {

    /**
     * What became of a request, or of an event.
     *
     * @param destination {@code alertmanager}, {@code pagerduty} or {@code webhook}
     * @param outcome {@code delivered}, {@code repeated} (what still fires was told again), {@code retried}, {@code refused},
     *     {@code unreadable} (what was on the topic is no control event)
     */
    void happened(String destination, String outcome);

    /**
     * How long the oldest event that could not be delivered has been waiting.
     *
     * @param destination as above
     * @param waited since the first attempt; zero when none waits
     */
    void waiting(String destination, Duration waited);
}
