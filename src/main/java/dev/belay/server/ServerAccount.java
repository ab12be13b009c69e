package dev.belay.server;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;

/**
 * Who runs a server: this account, or another one when this account is root, as which PostgreSQL refuses to run.
 *
 * @param name the account's name
 * @param switched whether this process has to become that account first
 */
public record ServerAccount(String name, boolean switched) {

    /** The account that can run a server started by this process. */
    public static ServerAccount current() {
        String user = System.getProperty("user.name", "");
        return user.equals("root") ? new ServerAccount("postgres", true) : new ServerAccount(user, false);
    }

    /** {@code program} with its arguments, run as this account in a folder that it may enter. */
    public List<String> commandLine(Path program, List<String> arguments) {
        List<String> line = new ArrayList<>();
        if (switched) {
            line.addAll(List.of("setpriv", "--reuid=" + name, "--regid=" + name, "--init-groups"));
        }
        line.addAll(List.of("env", "--chdir=/", program.toString()));
        line.addAll(arguments);
        return List.copyOf(line);
    }

    /**
     * Gives {@code path} to this account.
     *
     * @throws BelayException when the account does not exist
     */
    public void own(Path path) throws IOException {
        if (!switched) {
            return;
        }
        try {
            Files.setOwner(
                    path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (UserPrincipalNotFoundException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "PostgreSQL refuses to run as root, and there is no account " + name + " to run it as",
                    "install the package postgresql, which makes the account, or run this as another user",
                    e);
        }
    }

    /** Whether this account can reach what is below {@code folder}, which exists. */
    public boolean canEnter(Path folder) throws IOException {
        if (!switched) {
            return true;
        }
        for (Path at = folder.toRealPath(); at != null; at = at.getParent()) {
            if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }
}
