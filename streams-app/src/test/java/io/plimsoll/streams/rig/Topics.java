package io.plimsoll.streams.rig;

import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Topics of a test. */
public final class Topics {
    private Topics() {}

    /**
     * Creates topics with one replica and waits until a broker tells of them, which it does a moment after it created them.
     *
     * @param bootstrapServers of the broker
     * @param partitions of each topic
     * @param names of the topics
     */
    public static void create(String bootstrapServers, int partitions, String... names) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(Arrays.stream(names)
                            .map(name -> new NewTopic(name, partitions, (short) 1))
                            .toList())
                    .all()
                    .get();
            await().until(() -> admin.listTopics().names().get().containsAll(Arrays.asList(names)));
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create " + Arrays.toString(names), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
