package dev.belay.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The disk of a server that runs on this very machine. */
final class ServerDisk {
    private static final String FOLDER = """
            SELECT CASE WHEN pg_has_role('pg_read_all_settings', 'USAGE')
                        THEN coalesce(nullif(pg_tablespace_location(t.oid), ''), current_setting('data_directory')) END,
                   host(inet_server_addr())
            FROM pg_tablespace t WHERE t.spcname = ?""";

    private ServerDisk() {}

    /** Free space where new databases go; null when that cannot be seen from here. */
    static @Nullable Long freeBytes(Connection connection, String tablespace) throws SQLException {
        Place place = Query.one(connection, FOLDER, row -> new Place(row.getString(1), row.getString(2)), tablespace);
        try {
            Optional<Path> folder = place.onThisMachine();
            return folder.isEmpty() ? null : Files.getFileStore(folder.get()).getUsableSpace();
        } catch (IOException notVisible) {
            return null;
        }
    }

    private record Place(@Nullable String folder, @Nullable String serverAddress) {
        /** In a container the server has an address of its own, and its folders are not ours. */
        Optional<Path> onThisMachine() throws IOException {
            if (folder == null || serverAddress == null) {
                return Optional.empty();
            }
            InetAddress address = InetAddress.getByName(serverAddress);
            boolean here = address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
            return Optional.of(Path.of(folder)).filter(path -> here && Files.isDirectory(path));
        }
    }
}
