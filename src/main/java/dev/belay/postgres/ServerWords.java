package dev.belay.postgres;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What the server itself said. */
final class ServerWords {
    private ServerWords() {}

    /** Message, detail and hint on one line. */
    static String of(SQLException e) {
        if (e instanceof PSQLException fromServer && fromServer.getServerErrorMessage() != null) {
            ServerErrorMessage message = fromServer.getServerErrorMessage();
            return Stream.of(
                            Optional.ofNullable(message.getMessage()),
                            Optional.ofNullable(message.getDetail()),
                            Optional.ofNullable(message.getHint()))
                    .flatMap(Optional::stream)
                    .map(ServerWords::line)
                    .collect(Collectors.joining("; "));
        }
        return line(Optional.ofNullable(e.getMessage()).orElse("no reason given"));
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
