package dev.belay.vault;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The key with which a console signs its manifests: 32 random bytes in a file that only its owner can read. */
public final class SealKey {
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private SealKey() {}

    /**
     * Reads the key, or makes one when there is none. Of several processes that make one at once, all get the same.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when it cannot be read or made, or is no key, or others can read it
     */
    public static byte[] loadOrCreate(Path keyFile) {
        try {
            if (!Files.exists(keyFile, LinkOption.NOFOLLOW_LINKS)) {
                create(keyFile, new DurableFiles());
            }
            return load(keyFile);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the key " + keyFile + " cannot be read or made: " + e,
                    "let the account that runs Belay write to its folder",
                    e);
        }
    }

    /**
     * Puts {@code key} in the place of the one in {@code keyFile}, whole or not at all. What that one signed is foreign
     * from then on.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when it is no key, or cannot be written
     */
    public static void replace(Path keyFile, byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "a key for manifests has " + KEY_BYTES + " bytes, and this one has " + key.length,
                    "use the one that an earlier home kept");
        }
        DurableFiles files = new DurableFiles();
        Path draft = keyFile.resolveSibling("." + keyFile.getFileName() + ".replacing");
        try {
            files.makeFolder(DurableFiles.parent(keyFile));
            files.write(draft, key);
            files.sync(draft);
            files.rename(draft, keyFile);
            files.syncFolder(DurableFiles.parent(keyFile));
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the key " + keyFile + " cannot be written: " + e,
                    "let the account that runs Belay write to its folder",
                    e);
        }
    }

    private static void create(Path keyFile, DurableFiles files) throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] key = random.generateSeed(KEY_BYTES);
        Path folder = DurableFiles.parent(keyFile);
        files.makeFolder(folder);
        Path draft = folder.resolve(
                "." + keyFile.getFileName() + "." + HexFormat.of().toHexDigits(random.nextLong()) + ".partial");
        try {
            files.write(draft, key);
            files.sync(draft);
            files.link(draft, keyFile);
        } catch (FileAlreadyExistsException e) {
            // another process was first: its key is the one
        } finally {
            files.delete(draft);
        }
        files.syncFolder(folder);
    }

    private static byte[] load(Path keyFile) throws IOException {
        if (Files.getFileStore(keyFile).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(keyFile).stream().anyMatch(OTHERS::contains)) {
            throw new BelayException(
                    ErrorCode.USAGE, "the key " + keyFile + " can be read by others", "run: chmod 600 " + keyFile);
        }
        byte[] key = Files.readAllBytes(keyFile);
        if (key.length != KEY_BYTES) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the key " + keyFile + " has " + key.length + " bytes instead of " + KEY_BYTES,
                    "put back a copy of it, or move it away: Belay then makes a new one, and shows the backups that"
                            + " were signed with the old one as foreign");
        }
        return key;
    }
}
