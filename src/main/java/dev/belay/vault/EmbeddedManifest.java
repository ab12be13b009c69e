package dev.belay.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the manifest of a backup anew from the copy that its file carries. That copy was written before the file ended,
 * so its digest and size are those of the frames before it: they are compared, and replaced by those of the whole file.
 */
final class EmbeddedManifest {
    private static final int MAGIC = 0x184D2A50;
    private static final int HEADER_BYTES = 8;
    private static final int BUFFER_BYTES = 1024 * 1024;

    private final FileChannel file;
    private final ManifestSeal seal;

    EmbeddedManifest(FileChannel file, ManifestSeal seal) {
        this.file = file;
        this.seal = seal;
    }

    /**
     * That of a backup which has no other.
     *
     * @throws DamagedException when it carries none, or when one lies beside it
     */
    static Manifest of(StoredBackup.Unknown backup, BackupFiles layout, ManifestSeal seal) throws IOException {
        BackupId id = backup.id();
        if (!backup.file().equals(layout.dump(id)) || Files.exists(layout.manifest(id), LinkOption.NOFOLLOW_LINKS)) {
            throw new DamagedException(backup.why());
        }
        Optional<String> oddity = FileFacts.of(backup.file()).oddity();
        if (oddity.isPresent()) {
            throw new DamagedException(oddity.get());
        }
        try (FileChannel file =
                FileChannel.open(backup.file(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            Manifest manifest = new EmbeddedManifest(file, seal).read();
            if (!manifest.id().equals(id)) {
                throw new DamagedException("the manifest in it is that of " + manifest.id());
            }
            return manifest;
        }
    }

    /**
     * Reads the whole file once.
     *
     * @throws DamagedException when it carries no copy that this console signed, or another one's
     */
    Manifest read() throws IOException {
        SeekTable.Frame frame = SeekTable.read(file).frames().getLast();
        Manifest copy = copy(frame);
        FrameDigest digest = new FrameDigest();
        digest(digest, 0, frame.offset());
        Contents frames = copy.contents();
        if (frames.storedBytes() != frame.offset() || !frames.sha256().equals(digest.soFar())) {
            throw new DamagedException("its frames are not those that the manifest in it was written for");
        }
        digest(digest, frame.offset(), file.size());
        return copy.with(frames.ofFile(file.size(), digest.soFar()));
    }

    private Manifest copy(SeekTable.Frame frame) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(frame.storedBytes()).order(ByteOrder.LITTLE_ENDIAN);
        ExactReads.fill(file, frame.offset(), bytes);
        bytes.flip();
        if (bytes.remaining() < HEADER_BYTES || bytes.getInt() != MAGIC || bytes.getInt() != bytes.remaining()) {
            throw new DamagedException("it carries no copy of its manifest");
        }
        byte[] document = new byte[bytes.remaining()];
        bytes.get(document);
        return switch (seal.open(document)) {
            case SealState.Ours(Manifest manifest) -> manifest;
            case SealState.Foreign _ -> throw new DamagedException("the manifest in it was signed by another console");
            case SealState.Broken(String why) -> throw new DamagedException(why);
        };
    }

    private void digest(FrameDigest digest, long begin, long end) throws IOException {
        for (long at = begin; at < end; at += BUFFER_BYTES) {
            ByteBuffer part = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, end - at));
            ExactReads.fill(file, at, part);
            digest.update(part.flip());
        }
    }
}
