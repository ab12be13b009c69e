package dev.belay.offsite;

import dev.belay.offsite.StoreException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** One file on its way into a folder: beside its place under another name, until it is whole and on the disk. */
final class FolderUpload {
    /** After the name of a file that is not whole yet. */
    static final String PARTIAL = ".partial";

    private static final int PIECE_BYTES = 1024 * 1024;
    private static final long SYNC_BYTES = 32L * PIECE_BYTES;
    private static final Set<OpenOption> GO_ON = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final FolderFault faults;
    private final Path folder;
    private final Path target;
    private final Path partial;
    private final Outgoing outgoing;

    FolderUpload(FolderFault faults, Path folder, String name, Outgoing outgoing) {
        this.faults = faults;
        this.folder = folder;
        this.target = folder.resolve(name);
        this.partial = folder.resolve(name + PARTIAL);
        this.outgoing = outgoing;
    }

    /** Sends what is not there yet. */
    Fingerprint send() throws IOException {
        if (arrived()) {
            return outgoing.fingerprint();
        }
        try {
            Fingerprint sent = fill();
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
            return sent;
        } catch (IOException e) {
            throw cleaned(faults.of("writing " + target.getFileName(), e));
        }
    }

    /** Whether it arrived before, and only that it did was lost. */
    private boolean arrived() throws IOException {
        if (Files.exists(partial, LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel there = FileChannel.open(target, StandardOpenOption.READ)) {
            return there.size() == outgoing.bytes() && agreeing(there) == outgoing.bytes();
        }
    }

    private Fingerprint fill() throws IOException {
        try (FileChannel file = FileChannel.open(partial, GO_ON)) {
            long at = agreeing(file);
            file.truncate(at);
            room(outgoing.bytes() - at);
            outgoing.arrived(at);
            write(file, at);
            Fingerprint sent = outgoing.fingerprint();
            file.force(true);
            return sent;
        }
    }

    /** The disk begins early, so that it need not do everything at the end. */
    private void write(FileChannel file, long from) throws IOException {
        long at = from;
        try (Pieces pieces = new Pieces(outgoing, at)) {
            while (at < outgoing.bytes()) {
                ByteBuffer piece = pieces.next();
                while (piece.hasRemaining()) {
                    at += file.write(piece, at);
                }
                outgoing.arrived(at);
                if (at / SYNC_BYTES > (at - piece.limit()) / SYNC_BYTES) {
                    file.force(false);
                }
            }
        }
    }

    /** How many bytes at the beginning of {@code there} are those that are to be sent. */
    private long agreeing(FileChannel there) throws IOException {
        long end = Math.min(there.size(), outgoing.bytes());
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        long at = 0;
        while (at < end) {
            int count = (int) Math.min(PIECE_BYTES, end - at);
            piece.clear().limit(count);
            while (piece.hasRemaining() && there.read(piece, at + piece.position()) >= 0) {
                // until the piece is full
            }
            int same = piece.flip().mismatch(outgoing.look(at, count));
            if (same >= 0) {
                return at + same;
            }
            at += count;
        }
        return at;
    }

    private void room(long wanted) throws IOException {
        FileStore disk = Files.getFileStore(partial);
        // some network drives do not tell, and say 0 of 0
        if (disk.getTotalSpace() > 0 && disk.getUsableSpace() < wanted) {
            throw faults.full(disk.getUsableSpace(), wanted);
        }
    }

    /** A part that fills the disk, or is one of a file that is worth nothing, does not stay. */
    private StoreException cleaned(StoreException fault) {
        if (fault.kind() == Kind.FULL || fault.kind() == Kind.SOURCE) {
            try {
                Files.deleteIfExists(partial);
            } catch (IOException e) {
                fault.addSuppressed(e);
            }
        }
        return fault;
    }

    /** Returns when the names in {@code folder} are on the disk. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
