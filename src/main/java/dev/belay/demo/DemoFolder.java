package dev.belay.demo;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.server.PrivateServer;
import dev.belay.server.ServerAccount;
import dev.belay.server.ServerFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What the demo keeps between two runs. The server's own folder stands elsewhere, with a link to it, when the account
 * that runs the server cannot enter this one: a clone below {@code /root}, say.
 *
 * @param home the folder
 * @param server the server's own folder
 */
record DemoFolder(Path home, Path server) {
    private static final int PASSWORD_BYTES = 24;

    static DemoFolder open(Path home, ServerAccount account) throws IOException {
        Path real = Files.createDirectories(home).toRealPath();
        Path inside = real.resolve("server");
        Path folder = ServerFolder.reachable(real, "server", account, "demo");
        if (folder.equals(inside)) {
            return new DemoFolder(real, inside);
        }
        Files.deleteIfExists(inside);
        Files.createSymbolicLink(inside, folder);
        return new DemoFolder(real, folder);
    }

    /** Whether the server's folder had to be put elsewhere. */
    boolean isElsewhere() {
        return !server.startsWith(home);
    }

    /**
     * Takes the folder for this run; the end of the process gives it back in any case.
     *
     * @throws BelayException when another run has it
     */
    FileLock lock() throws IOException {
        Path file = home.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock != null) {
            return lock;
        }
        channel.close();
        throw new BelayException(
                ErrorCode.BUSY, "another demo runs in " + home, "use that one, or end it with Ctrl-C first");
    }

    Path passwordFile(String user) {
        return home.resolve(user + ".pgpass");
    }

    /** Makes a password for {@code user} and keeps it where psql looks for it. */
    Secret newPassword(String user) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        writePrivate(passwordFile(user), PrivateServer.HOST + ":*:*:" + user + ":" + password + "\n");
        return new Secret(password);
    }

    Secret password(String user) throws IOException {
        String line = Files.readString(passwordFile(user)).strip();
        return new Secret(line.substring(line.lastIndexOf(':') + 1));
    }

    /** Whether everything was loaded in an earlier run. */
    boolean isComplete() {
        return Files.exists(completeMark());
    }

    void markComplete() throws IOException {
        Files.createFile(completeMark());
    }

    /** Forgets the server and what belongs to it. */
    void clear() throws IOException {
        Files.deleteIfExists(completeMark());
        Files.deleteIfExists(passwordFile(PrivateServer.SUPERUSER));
        Files.deleteIfExists(passwordFile(DemoServer.NAME));
        ServerFolder.remove(server);
    }

    private static void writePrivate(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private Path completeMark() {
        return home.resolve("complete");
    }
}
