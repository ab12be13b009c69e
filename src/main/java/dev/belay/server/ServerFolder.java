package dev.belay.server;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the files of a private server can stand. */
public final class ServerFolder {
    private static final Path ELSEWHERE = Path.of("/var/tmp");

    private ServerFolder() {}

    /**
     * A folder for {@code account} that belongs to {@code wanted} alone: {@code inside} it when the account can enter
     * it, and elsewhere when it cannot, which is so below {@code /root}, say. Nothing is made.
     *
     * @param wanted a folder that exists
     * @param kind names the folder when it stands elsewhere
     * @throws BelayException when the folder elsewhere belongs to somebody else
     */
    public static Path reachable(Path wanted, String inside, ServerAccount account, String kind) throws IOException {
        Path real = wanted.toRealPath();
        if (account.canEnter(real)) {
            return real.resolve(inside);
        }
        String mark = Sha256.of(real.toString()).hex().substring(0, 12);
        Path outside = ELSEWHERE.resolve("belay-" + kind + "-" + mark);
        refuseForeign(outside, account);
        return outside;
    }

    /** Removes {@code folder} with all that is in it; does nothing when it is not there. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** Everybody may write where this folder is put, so somebody else may have been first. */
    private static void refuseForeign(Path folder, ServerAccount account) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
        if (Files.isSymbolicLink(folder) || !List.of(account.name(), "root").contains(owner)) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the folder " + folder + " for a private PostgreSQL belongs to " + owner,
                    "remove it, or keep Belay's folder where the account " + account.name() + " may enter");
        }
    }
}
