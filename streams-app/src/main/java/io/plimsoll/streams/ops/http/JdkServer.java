package io.plimsoll.streams.ops.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The JDK's server, with its limits set. It has them as system properties, read once when the first server of the process
 * is made; whoever starts the process may set others.
 */
final class JdkServer {
    /** The server has no way to refuse a connection politely, so there are threads for more than are let in. */
    private static final int CONNECTIONS = 64;

    private JdkServer() {}

    static HttpServer on(InetSocketAddress address, HttpLimits limits) throws IOException {
        String seconds = String.valueOf(limits.time().toSeconds());
        suggest("sun.net.httpserver.maxReqHeaders", String.valueOf(limits.headers()));
        suggest("sun.net.httpserver.maxReqHeaderSize", String.valueOf(32 * 1024));
        suggest("sun.net.httpserver.maxReqTime", seconds);
        suggest("sun.net.httpserver.maxRspTime", seconds);
        suggest("sun.net.httpserver.maxIdleConnections", String.valueOf(CONNECTIONS));
        suggest("jdk.httpserver.maxConnections", String.valueOf(CONNECTIONS));
        suggest("sun.net.httpserver.nodelay", "true");
        return HttpServer.create(address, CONNECTIONS);
    }

    private static void suggest(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    static ThreadPoolExecutor threads() {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(0, CONNECTIONS + 1, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "plimsoll-http-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
