package io.plimsoll.streams.bench;

/**
 * What a benchmark ran on.
 *
 * @param cores processors of the machine
 * @param java version of the Java machine
 * @param system operating system and architecture
 * @param options of the service's Java machine
 */
public record Machine(int cores, String java, String system, String options) {

    /** This machine. */
    public static Machine here(String options) {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                options);
    }
}
