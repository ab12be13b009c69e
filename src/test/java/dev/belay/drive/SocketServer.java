package dev.belay.drive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A web server on this machine that can do what an ordinary one cannot: break off in the middle of anything. */
final class SocketServer implements AutoCloseable {
    private final ServerSocket server;
    private final Handler handler;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** Answers one request; what it leaves unread of the body is read by the server, unless it breaks off. */
    @FunctionalInterface
    interface Handler {
        Reply answer(Request request) throws IOException;
    }

    /** What somebody asks; header names in lower case. */
    record Request(String method, String path, Fields query, Map<String, String> headers, Body body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String parameter(String name) {
            return query.get(name);
        }

        /** Reads the whole body as a form. */
        Fields form() throws IOException {
            return Fields.of(new String(body.rest(), StandardCharsets.UTF_8));
        }
    }

    /** What stands in a query or a form. */
    record Fields(Map<String, String> values) {
        static Fields of(String text) {
            return new Fields(Arrays.stream(text.split("&", -1))
                    .filter(field -> field.contains("="))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(
                            field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8))));
        }

        /** Empty for one that is not there. */
        String get(String name) {
            return values.getOrDefault(name, "");
        }
    }

    /** The bytes that come with a request. */
    static final class Body {
        private final InputStream in;
        private final long length;
        private long left;

        private Body(InputStream in, long length) {
            this.in = in;
            this.length = length;
            this.left = length;
        }

        long length() {
            return length;
        }

        byte[] rest() throws IOException {
            return read((int) left);
        }

        byte[] read(int count) throws IOException {
            byte[] bytes = in.readNBytes(Math.toIntExact(Math.min(count, left)));
            left -= bytes.length;
            return bytes;
        }
    }

    /** How an answer gets through. */
    enum Manner {
        WHOLE,
        /** The head and half of the body, then the end of the connection. */
        HALF,
        /** The end of the connection. */
        NONE,
        /** Nothing, as long as the server lives. */
        STALLED
    }

    /** An answer. */
    record Reply(int status, Map<String, String> headers, ByteBuffer body, Manner manner) {
        static Reply of(int status, String json) {
            return new Reply(
                    status,
                    Map.of("Content-Type", "application/json; charset=UTF-8"),
                    StandardCharsets.UTF_8.encode(json),
                    Manner.WHOLE);
        }

        static Reply empty(int status) {
            return new Reply(status, Map.of(), ByteBuffer.allocate(0), Manner.WHOLE);
        }

        Reply with(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body, manner);
        }

        Reply in(Manner other) {
            return new Reply(status, headers, body, other);
        }
    }

    private SocketServer(ServerSocket server, Handler handler) {
        this.server = server;
        this.handler = handler;
    }

    static SocketServer start(Handler handler) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketServer server = new SocketServer(socket, handler);
        server.threads.execute(server::accept);
        return server;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        open.add(socket);
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (one(in, out)) {
                // the next request on this connection
            }
        } catch (IOException | InterruptedException e) {
            // whoever asked went away
        } finally {
            open.remove(socket);
        }
    }

    private boolean one(InputStream in, OutputStream out) throws IOException, InterruptedException {
        Optional<Request> asked = request(in);
        if (asked.isEmpty()) {
            return false;
        }
        Request request = asked.get();
        Reply reply = handler.answer(request);
        if (reply.manner() == Manner.STALLED) {
            closing.await();
        }
        if (reply.manner() == Manner.STALLED || reply.manner() == Manner.NONE) {
            return false;
        }
        request.body().rest();
        boolean whole = reply.manner() == Manner.WHOLE;
        int length = reply.body().remaining();
        out.write(bytes(reply, whole ? length : length / 2));
        out.flush();
        return whole;
    }

    private static byte[] bytes(Reply reply, int count) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Word\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: " + reply.body().remaining() + "\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.write(reply.body().array(), reply.body().arrayOffset(), count);
        return all.toByteArray();
    }

    private static Optional<Request> request(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        String[] words = first.split(" ", 3);
        String[] target = words[1].split("\\?", 2);
        long length = Long.parseLong(headers.getOrDefault("content-length", "0"));
        return Optional.of(new Request(
                words[0], target[0], Fields.of(target.length > 1 ? target[1] : ""), headers, new Body(in, length)));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
