package io.plimsoll.streams.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback interface.
 *
 * <p>Free ports are taken below the range that the operating system hands to outgoing connections (32768 and up on
 * Linux). A client that retries a dead broker inside that range can be given the broker's own port as its local one,
 * connect to itself, and so keep the port from the broker that comes back.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int ATTEMPTS = 200;

    private FreePort() {}

    /**
     * @return a port on which nobody listened a moment ago
     * @throws BrokerException if none of many candidates was free
     */
    public static int any() {
        return ThreadLocalRandom.current()
                .ints(ATTEMPTS, FIRST, BEYOND)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new BrokerException("no free loopback port between " + FIRST + " and " + BEYOND));
    }

    /**
     * @param port 1 to 65535
     * @throws BrokerException if somebody listens there
     */
    static void requireFree(int port) {
        if (!isFree(port)) {
            throw new BrokerException("port " + port + " of " + BrokerSettings.HOST
                    + " is taken: stop what listens there, or give another port (0 takes any free one)");
        }
    }

    /** Whether nobody listens there now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
