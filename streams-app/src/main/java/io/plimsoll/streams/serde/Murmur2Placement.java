package io.plimsoll.streams.serde;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Where Kafka's Java producer puts a record with a key: murmur2 of the key, without its sign, modulo the number of
 * partitions. A record that is elsewhere came from a producer with another partitioner, and its label will not find it.
 */
public final class Murmur2Placement {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SEED = 0x9747b28c;
    private static final int MULTIPLIER = 0x5bd1e995;

    private Murmur2Placement() {}

    /**
     * The partition of a key.
     *
     * @param partitions how many there are, at least 1
     */
    public static int partition(byte[] key, int partitions) {
        return partition(key, 0, key.length, partitions);
    }

    /**
     * The partition of a key that lies in an array.
     *
     * @param bytes the array
     * @param from where the key begins
     * @param length the bytes of the key
     * @param partitions how many there are, at least 1
     */
    public static int partition(byte[] bytes, int from, int length, int partitions) {
        return partitions == 1 ? 0 : (hash(bytes, from, length) & 0x7fffffff) % partitions;
    }

    private static int hash(byte[] bytes, int from, int length) {
        int hash = SEED ^ length;
        int whole = from + (length & ~3);
        for (int i = from; i < whole; i += 4) {
            hash = (hash * MULTIPLIER) ^ mixed((int) WORD.get(bytes, i));
        }
        if (whole < from + length) {
            hash = (hash ^ littleEndian(bytes, whole, from + length - whole)) * MULTIPLIER;
        }
        hash = (hash ^ (hash >>> 13)) * MULTIPLIER;
        return hash ^ (hash >>> 15);
    }

    private static int mixed(int block) {
        int product = block * MULTIPLIER;
        return (product ^ (product >>> 24)) * MULTIPLIER;
    }

    private static int littleEndian(byte[] key, int at, int count) {
        int block = 0;
        for (int i = count - 1; i >= 0; i--) {
            block = (block << 8) | (key[at + i] & 0xFF);
        }
        return block;
    }
}
