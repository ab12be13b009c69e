package dev.belay.drive;

import dev.belay.base.Secret;
import dev.belay.drive.DoubleFiles.Entry;
import dev.belay.drive.Fault.Place;
import dev.belay.drive.SocketServer.Manner;
import dev.belay.drive.SocketServer.Reply;
import dev.belay.drive.SocketServer.Request;
import dev.belay.offsite.DriveSignIn;
import dev.belay.offsite.OffsiteSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Google Drive and its token server on this machine, as Google documents them: version 3 of the files, resumable
 * uploads, OAuth. Fails in each of the documented ways when it is told to, or by chance. Whoever starts it closes it.
 */
public final class DriveDouble implements AutoCloseable {
    private final Clock clock;
    private final Random random;
    private final DoubleFiles files;
    private final DoubleUploads uploads;
    private final DoubleTokens tokens;
    private final SocketServer server;
    private final Map<Place, Queue<Fault>> next = new EnumMap<>(Place.class);
    private final Map<Place, Runnable> asked = new EnumMap<>(Place.class);
    private int chance;
    private int partFaults;
    private int lost;

    private DriveDouble(Clock clock, Random random) throws IOException {
        this.clock = clock;
        this.random = random;
        this.files = new DoubleFiles(clock);
        this.uploads = new DoubleUploads(files, clock, random);
        this.tokens = new DoubleTokens(clock);
        this.server = SocketServer.start(this::answer);
    }

    /** An empty one. */
    public static DriveDouble start(Clock clock) {
        return start(clock, new Random(0));
    }

    static DriveDouble start(Clock clock, Random random) {
        try {
            return new DriveDouble(clock, random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A store in the drive of a person. */
    public OffsiteSettings.Drive settings(String folder) {
        DriveCredentials.User user = new DriveCredentials.User(
                DoubleTokens.CLIENT,
                new Secret(DoubleTokens.CLIENT_SECRET),
                new Secret(DoubleTokens.REFRESH),
                server.address("/token"),
                null);
        return new OffsiteSettings.Drive(folder, user.json(), null, server.address(""));
    }

    /** A store in the shared drive, or for want of it in that of a service account. */
    OffsiteSettings.Drive serviceAccount(@Nullable String shared) {
        Secret json = new Secret(tokens.serviceAccount(server.address("/token")));
        return new OffsiteSettings.Drive("Belay", json, shared, server.address(""));
    }

    /** Where its files are asked for. */
    public URI address() {
        return server.address("");
    }

    /** Where it is asked to let somebody in. */
    public GoogleSignIn.Endpoints endpoints() {
        return new GoogleSignIn.Endpoints(
                server.address("/consent"), server.address("/token"), server.address("/device/code"));
    }

    /** The client that the team made. */
    public DriveSignIn.Client client() {
        return new DriveSignIn.Client(DoubleTokens.CLIENT, new Secret(DoubleTokens.CLIENT_SECRET));
    }

    /** Somebody agrees on the page of a consent; returns where the browser ends. */
    public synchronized URI agree(URI page) {
        return tokens.agree(page);
    }

    /** Somebody does that on another device: nothing for consent, else an error as OAuth calls it. */
    public synchronized void answerOnDevice(String error) {
        tokens.answerOnDevice(error);
    }

    DoubleFiles files() {
        return files;
    }

    DoubleUploads uploads() {
        return uploads;
    }

    DoubleTokens tokens() {
        return tokens;
    }

    /** The next requests of a kind fail, one with each of {@code these}. */
    synchronized void failNext(Place place, Fault... these) {
        queue(place).addAll(List.of(these));
    }

    /** Runs {@code act} whenever something of that kind is asked, before it is answered. */
    synchronized void whenAsked(Place place, Runnable act) {
        asked.put(place, act);
    }

    /** From now on, one request in {@code of} fails in a way that passes; 0 for none. */
    synchronized void misbehave(int of) {
        chance = of;
    }

    /** How often a part of an upload was not taken as it should be. */
    synchronized int partFaults() {
        return partFaults;
    }

    /** How often a session went away, or a whole file was spoilt. */
    synchronized int lost() {
        return lost;
    }

    /** The files with that name that are not in the bin. */
    synchronized List<byte[]> contents(String name) {
        return files.named(name).stream()
                .filter(entry -> !entry.trashed)
                .map(entry -> entry.bytes)
                .toList();
    }

    /** Changes one byte of each file with that name. */
    public synchronized void alter(String name) {
        for (Entry entry : files.named(name)) {
            entry.bytes = entry.bytes.clone();
            entry.bytes[0] ^= 1;
            entry.revision++;
        }
    }

    /** Puts the files with that name into the bin. */
    public synchronized void trash(String name) {
        files.named(name).forEach(entry -> entry.trashed = true);
    }

    private synchronized Reply answer(Request request) throws IOException {
        Place place = place(request);
        asked.getOrDefault(place, () -> {}).run();
        @Nullable Fault fault = fault(place);
        Reply reply = answer(request, place, fault);
        Reply got = fault == Fault.REPLY_LOST ? reply.in(Manner.NONE) : reply;
        got = fault == Fault.HALF ? got.in(Manner.HALF) : got;
        return got.with(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private Reply answer(Request request, Place place, @Nullable Fault fault) throws IOException {
        if (fault == Fault.UNAUTHORIZED) {
            tokens.forgetAccess();
        }
        Optional<Reply> refusal = Optional.ofNullable(fault).flatMap(Fault::reply);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (place == Place.TOKEN) {
            return tokens.answer(request);
        }
        if (!tokens.accepts(request.header("authorization"))) {
            return Fault.refusal(401, "authError");
        }
        return switch (place) {
            case OPENING -> uploads.open(request, server.address("/"));
            case PART, ASKING -> uploads.take(request, fault);
            case TOKEN, METADATA, DOWNLOAD -> files.answer(request);
        };
    }

    private static Place place(Request request) {
        String path = request.path();
        if (path.equals("/token") || path.equals("/device/code")) {
            return Place.TOKEN;
        }
        if (path.startsWith("/upload/") || path.startsWith("/session/")) {
            return DoubleUploads.place(request);
        }
        return request.parameter("alt").equals("media") ? Place.DOWNLOAD : Place.METADATA;
    }

    private Queue<Fault> queue(Place place) {
        return next.computeIfAbsent(place, _ -> new ArrayDeque<>());
    }

    private @Nullable Fault fault(Place place) {
        Fault fault = queue(place).poll();
        if (fault == null && chance > 0 && random.nextInt(chance) == 0) {
            List<Fault> fitting =
                    Fault.PASSING.stream().filter(each -> each.fits(place)).toList();
            fault = fitting.get(random.nextInt(fitting.size()));
        }
        partFaults += fault != null && place == Place.PART ? 1 : 0;
        lost += fault != null && fault.costsTheSession() ? 1 : 0;
        return fault;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
