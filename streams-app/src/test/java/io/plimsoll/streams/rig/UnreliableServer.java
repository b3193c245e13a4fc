package io.plimsoll.streams.rig;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP server on loopback that does what it is told, request by request, and then takes everything. It is made of sockets,
 * for a proper server cannot be made to die in the middle of an answer.
 */
public final class UnreliableServer implements AutoCloseable {

    /** What it does with a request. */
    public enum Behaviour {
        /** 202. */
        TAKE("HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok", true),
        /** 500. */
        FAIL("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false),
        /** 429, and a wish for a second's rest. */
        BUSY("HTTP/1.1 429 Slow\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false),
        /** 401: somebody must mend a configuration. */
        UNKNOWN_CALLER("HTTP/1.1 401 Who\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false),
        /** 422: never. */
        REFUSE("HTTP/1.1 422 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false),
        /** No answer, the connection stays. */
        HANG("", false),
        /** Takes it, and dies before a word of the answer. */
        TAKE_AND_DIE("", true),
        /** Takes it, and dies in the middle of the answer's head. */
        TAKE_AND_DIE_IN_THE_MIDDLE("HTTP/1.1 202 Acc", true);

        private final String answer;
        private final boolean takes;

        Behaviour(String answer, boolean takes) {
            this.answer = answer;
            this.takes = takes;
        }
    }

    /**
     * A request that came.
     *
     * @param headers by name in lower case
     * @param body its text
     * @param behaviour what was done with it
     */
    public record Request(Map<String, String> headers, String body, Behaviour behaviour) {}

    private final ServerSocket socket;
    private final Queue<Behaviour> script;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> hanging = new CopyOnWriteArrayList<>();

    private UnreliableServer(ServerSocket socket, Queue<Behaviour> script) {
        this.socket = socket;
        this.script = script;
    }

    /** Starts it; after these it takes everything. */
    public static UnreliableServer start(Behaviour... behaviours) throws IOException {
        UnreliableServer server = new UnreliableServer(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), new ArrayDeque<>(List.of(behaviours)));
        Thread thread = new Thread(server::serve, "unreliable-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                answer(socket.accept());
            } catch (IOException closedOrBroken) {
                // The next one then.
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        Behaviour behaviour = script.isEmpty() ? Behaviour.TAKE : script.remove();
        requests.add(read(caller.getInputStream(), behaviour));
        if (behaviour == Behaviour.HANG) {
            hanging.add(caller);
            return;
        }
        try (caller;
                OutputStream out = caller.getOutputStream()) {
            out.write(behaviour.answer.getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    private static Request read(InputStream raw, Behaviour behaviour) throws IOException {
        InputStream in = new BufferedInputStream(raw);
        Map<String, String> headers = new TreeMap<>();
        line(in);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Request(headers, new String(in.readNBytes(length), StandardCharsets.UTF_8), behaviour);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** Where it listens. */
    public String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Everything that came. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** What it took, though it may have died before it could say so. */
    public List<Request> taken() {
        return requests.stream().filter(request -> request.behaviour().takes).toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket caller : hanging) {
            caller.close();
        }
    }
}
