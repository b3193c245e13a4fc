package io.plimsoll.streams.rig;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BrokerOfTestsIT {
    @RegisterExtension
    static final TestBroker BROKER = new TestBroker();

    @Test
    void shouldCreateTopics() throws Exception {
        // When
        BROKER.createTopics(3, "created");
        // Then
        try (Admin admin = BROKER.admin()) {
            assertThat(admin.listTopics().names().get()).contains("created");
        }
    }
}
