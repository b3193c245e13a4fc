package io.plimsoll.streams.ops.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plimsoll.streams.config.HttpSettings;
import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.view.ReportView;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server, running. Only this machine is served unless the settings say otherwise, and then for a token. */
public final class HttpService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
    private static final String FIRST_LOOK = "/api/v1/fleet";
    private static final int VISIT_MILLIS = 2_000;

    private final HttpServer server;
    private final ExecutorService threads = JdkServer.threads();
    private final HttpLimits limits;
    private final Semaphore places;
    private final Gate gate;
    private final Router router;
    private final EventStreams streams;

    private HttpService(HttpServer server, HttpLimits limits, Gate gate, Router router, EventStreams streams) {
        this.server = server;
        this.limits = limits;
        this.places = new Semaphore(limits.concurrent());
        this.gate = gate;
        this.router = router;
        this.streams = streams;
    }

    /**
     * Starts the server.
     *
     * @param settings where it listens and whom it lets in
     * @param limits how much callers may ask for
     * @param content what it serves
     * @throws IOException if it cannot listen there
     */
    public static HttpService start(HttpSettings settings, HttpLimits limits, Content content) throws IOException {
        HttpServer server = JdkServer.on(new InetSocketAddress(settings.bind(), settings.port()), limits);
        HttpService service =
                new HttpService(server, limits, new Gate(settings), content.router(limits), content.streams(limits));
        server.createContext("/", service::handle);
        server.setExecutor(service.threads);
        server.start();
        return service;
    }

    /**
     * What is served.
     *
     * @param view what was reported
     * @param health whether this instance can be believed
     * @param scrape the metrics in Prometheus' text format
     * @param clock to tell what is stale
     * @param references what windows were held against
     */
    public record Content(
            ReportView view, Health health, Supplier<String> scrape, InstantSource clock, References references) {

        /** Without references: distributions are shown alone. */
        public Content(ReportView view, Health health, Supplier<String> scrape, InstantSource clock) {
            this(view, health, scrape, clock, References.NONE);
        }

        Router router(HttpLimits limits) {
            return new Router(
                    new Api(view, health, clock, limits.reply()),
                    new PageApi(view, new Fleet(view, health, clock), references),
                    new PageFiles(),
                    new Observability(scrape, health));
        }

        private EventStreams streams(HttpLimits limits) {
            return new EventStreams(view, health, limits.time());
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Answers once what the page asks first: the first person to look does not wait for what has never been done before. */
    public void prepare() {
        try {
            router.answer(Request.to(FIRST_LOOK));
            visit();
        } catch (Refused | IOException | RuntimeException e) {
            LOG.atWarn().setCause(e).log("The first look could not be prepared");
        }
    }

    /** Asks for the page as a browser does: with its first request a server loads all that it serves with. */
    private void visit() throws IOException {
        InetSocketAddress own = server.getAddress();
        InetAddress host = own.getAddress().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : own.getAddress();
        URLConnection page = new URL("http", host.getHostAddress(), own.getPort(), "/").openConnection(Proxy.NO_PROXY);
        page.setConnectTimeout(VISIT_MILLIS);
        page.setReadTimeout(VISIT_MILLIS);
        try (InputStream answer = page.getInputStream()) {
            answer.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (isUrgent(exchange)) {
                reply(exchange).send(exchange);
            } else if (isStream(exchange)) {
                stream(exchange);
            } else if (places.tryAcquire()) {
                sendAndLeave(exchange);
            } else {
                busy().send(exchange);
            }
        }
    }

    /** An orchestrator must hear of a busy instance that it lives. */
    private static boolean isUrgent(HttpExchange exchange) {
        return exchange.getRequestURI().getRawPath().startsWith("/health/");
    }

    private static boolean isStream(HttpExchange exchange) {
        return exchange.getRequestURI().getRawPath().equals(EventStreams.PATH)
                && exchange.getRequestMethod().equals("GET");
    }

    /** Streams have places of their own: an open page must not keep anyone from asking. */
    private void stream(HttpExchange exchange) throws IOException {
        try {
            gate.admit(exchange.getRequestURI().getRawPath(), exchange.getRequestHeaders());
            Request.of(exchange, limits);
        } catch (Refused e) {
            e.reply().send(exchange);
            return;
        }
        streams.serve(exchange);
    }

    /** The place is kept until the answer is taken: answers to slow callers are what fills the memory. */
    private void sendAndLeave(HttpExchange exchange) throws IOException {
        try {
            reply(exchange).send(exchange);
        } finally {
            places.release();
        }
    }

    private static Reply busy() {
        return new Refused(503, "busy", "too many requests at a time", "come back in a second")
                .with("Retry-After", "1")
                .reply();
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            gate.admit(exchange.getRequestURI().getRawPath(), exchange.getRequestHeaders());
            return router.answer(Request.of(exchange, limits));
        } catch (Refused e) {
            return e.reply();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("A request could not be answered");
            return new Refused(
                            500, "failure", "the request could not be answered", "look into the log of this instance")
                    .reply();
        }
    }

    /** Stops at once; requests under way are cut off. */
    @Override
    public void close() {
        streams.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
