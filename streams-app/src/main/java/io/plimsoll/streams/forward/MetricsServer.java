package io.plimsoll.streams.forward;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Serves what is counted, and that the process lives. */
public final class MetricsServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "plimsoll-forward-http");
        thread.setDaemon(true);
        return thread;
    });

    private MetricsServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param bind the address to listen on
     * @param port the port; 0 takes any free one
     * @param scrape the metrics in Prometheus' text format
     * @throws IOException if it cannot listen there
     */
    public static MetricsServer start(String bind, int port, Supplier<String> scrape) throws IOException {
        MetricsServer started = new MetricsServer(HttpServer.create(new InetSocketAddress(bind, port), 0));
        started.server.setExecutor(started.threads);
        started.serve("/metrics", scrape);
        started.serve("/health/live", () -> "live\n");
        started.server.start();
        return started;
    }

    private void serve(String path, Supplier<String> text) {
        server.createContext(path, exchange -> reply(exchange, path, text));
    }

    private static void reply(HttpExchange exchange, String path, Supplier<String> text) throws IOException {
        try (exchange) {
            boolean known = exchange.getRequestURI().getPath().equals(path)
                    && exchange.getRequestMethod().equals("GET");
            byte[] body = (known ? text.get() : "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(known ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
