package io.plimsoll.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class Murmur2PlacementTest {

    @Test
    void shouldPlaceKeysWhereKafkasOwnProducerDoes() {
        Random random = new Random(2);
        for (int i = 0; i < 50_000; i++) {
            byte[] key = new byte[random.nextInt(40)];
            random.nextBytes(key);
            int partitions = 1 + random.nextInt(64);

            assertThat(Murmur2Placement.partition(key, partitions))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(key, partitions));
        }
    }
}
