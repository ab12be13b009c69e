package dev.belay.restore;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the preflight must know of a server before a restore.
 *
 * @param sizeBytes of the live database
 * @param freeBytes on the server's disk; null when it cannot be seen from here
 * @param maintenanceDatabase a database of the same server from which the live one can be renamed; null when none
 *     can be reached
 * @param sessions who is connected to the live database, in words
 * @param extensions that the server could create, by name
 */
public record TargetFacts(
        String role,
        Rights rights,
        int serverVersionNumber,
        String serverVersion,
        String encoding,
        long sizeBytes,
        @Nullable Long freeBytes,
        @Nullable String maintenanceDatabase,
        List<String> sessions,
        Set<String> roles,
        Set<String> extensions,
        Attachments attachments) {

    /**
     * What the role may do.
     *
     * @param ownsDatabase itself or through the owner's role
     * @param mayEndSessions those of other roles too
     */
    public record Rights(boolean superuser, boolean createDatabase, boolean ownsDatabase, boolean mayEndSessions) {}

    /**
     * What hangs on the live database and would stay with the old one.
     *
     * @param foreignServers other databases' servers that point at the live one
     */
    public record Attachments(
            List<String> logicalSlots,
            List<String> subscriptions,
            List<String> preparedTransactions,
            List<String> foreignServers) {}
}
