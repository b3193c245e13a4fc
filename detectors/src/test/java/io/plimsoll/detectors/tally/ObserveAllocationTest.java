package io.plimsoll.detectors.tally;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Counting an event allocates nothing: at 300,000 events a second a few objects each would keep a collector busy. */
class ObserveAllocationTest {

    private static final int EVENTS = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final WindowTally tally = new WindowTally(SampleTraffic.LAYOUT);
    private final Observation event = new Observation(SampleTraffic.LAYOUT);

    @Test
    void shouldAllocateNothingPerEvent() {
        count();
        long before = threads.getCurrentThreadAllocatedBytes();

        count();

        double perEvent = (double) (threads.getCurrentThreadAllocatedBytes() - before) / EVENTS;
        assertThat(perEvent).isLessThan(1);
        assertThat(tally.events()).isEqualTo(2 * EVENTS);
    }

    private void count() {
        for (int i = 0; i < EVENTS; i++) {
            event.clear();
            event.number(SampleTraffic.AGE, i % 7 - 3);
            event.level(SampleTraffic.COLOUR, i % 3);
            event.dimension(SampleTraffic.GENDER, i % 4);
            event.latencyMicros(i);
            tally.observe(event);
        }
    }
}
