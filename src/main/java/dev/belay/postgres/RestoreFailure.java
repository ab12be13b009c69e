package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import java.sql.SQLException;
import java.util.Optional;

/** What the server refused during a restore, in words. */
final class RestoreFailure {
    private RestoreFailure() {}

    /** @param what such as "the database finance cannot be renamed" */
    static BelayException of(String what, String role, SQLException e) {
        return new BelayException(ErrorCode.RESTORE_FAILED, what + ": " + ServerWords.of(e), hint(role, e), e);
    }

    private static String hint(String role, SQLException e) {
        String quoted = Quoting.identifier(role);
        return switch (Optional.ofNullable(e.getSQLState()).orElse("")) {
            case "42501" ->
                "the role " + quoted + " lacks a right: let it own the database and run ALTER ROLE " + quoted
                        + " CREATEDB; or use another role";
            case "53100" -> "free space on the server's disk, then try again";
            case "55006" -> "end what is still connected to it or bound to it, then try again";
            case "42704" -> "create what is missing on this server, then try again";
            case "58P01", "0A000" -> "install what the extension needs on the server, then try again";
            case "57P01", "57P02", "57P03", "08006" ->
                "the server ended the session: look whether it runs, then try again";
            default -> "correct what the server names, then try again";
        };
    }
}
