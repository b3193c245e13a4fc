package io.plimsoll.streams.rig;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a Docker engine answers, asked without its client library, which takes long to give up and logs why.
 */
final class DockerEngine {
    private static final int PATIENCE_MS = 500;

    private DockerEngine() {}

    static boolean answers() {
        return Optional.ofNullable(System.getenv("DOCKER_HOST"))
                .map(host -> answers(URI.create(host)))
                .orElseGet(() -> sockets().anyMatch(DockerEngine::answers));
    }

    private static boolean answers(URI host) {
        return "unix".equals(host.getScheme()) ? answers(Path.of(host.getPath())) : listens(host);
    }

    private static Stream<Path> sockets() {
        Path home = Path.of(System.getProperty("user.home"));
        return Stream.of(
                Path.of("/var/run/docker.sock"),
                home.resolve(".docker/run/docker.sock"),
                home.resolve(".docker/desktop/docker.sock"));
    }

    private static boolean answers(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap("GET /_ping HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            return channel.read(ByteBuffer.allocate(1)) == 1;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static boolean listens(URI host) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.getHost(), host.getPort()), PATIENCE_MS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
