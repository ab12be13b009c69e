package dev.belay.restore;

import dev.belay.base.ByteSize;
import dev.belay.restore.PreflightItem.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Decides, from facts alone, what stands in the way of a restore; each item comes with its fix. */
final class Preflight {
    private final BackupSource backup;
    private final TargetFacts target;
    private final List<PreflightItem> items = new ArrayList<>();

    private Preflight(BackupSource backup, TargetFacts target) {
        this.backup = backup;
        this.target = target;
    }

    /** All items, in the order in which a person should read them. */
    static List<PreflightItem> items(BackupSource backup, TargetFacts target) {
        Preflight preflight = new Preflight(backup, target);
        preflight.file();
        preflight.version();
        preflight.rights();
        preflight.disk();
        preflight.names();
        preflight.encoding();
        preflight.sessions();
        preflight.attachments();
        return List.copyOf(preflight.items);
    }

    private void file() {
        String problem = backup.problem();
        if (problem != null) {
            block("file", problem, "choose another backup; this file cannot be restored");
            return;
        }
        pass("file", "complete, SHA-256 " + backup.sha256().hex().substring(0, 12) + "… as recorded");
        if (backup.origin().foreign()) {
            warn(
                    "foreign-file",
                    "this console did not make this file; restoring runs the code that is in it",
                    "restore it only when you know who made it");
        }
    }

    private void version() {
        int major = target.serverVersionNumber() / 10000;
        if (backup.serverMajor() == 0) {
            warn("version", "the file does not say which server it comes from", "expect errors while it loads");
        } else if (backup.serverMajor() > major) {
            block(
                    "version",
                    "the backup comes from PostgreSQL " + backup.serverMajor() + ", the server is " + major,
                    "upgrade the server to " + backup.serverMajor() + " first");
        } else {
            pass("version", "from PostgreSQL " + backup.serverMajor() + " into " + target.serverVersion());
        }
    }

    private void rights() {
        TargetFacts.Rights rights = target.rights();
        if (rights.superuser()) {
            warn(
                    "role",
                    "the role " + target.role() + " is a superuser: whatever the dump holds runs with every right",
                    "use a role that owns the database and has CREATEDB");
        }
        need(
                rights.superuser() || rights.createDatabase(),
                "create-database",
                "the role " + target.role() + " may create databases",
                "the role " + target.role() + " may not create a database to load into",
                "ALTER ROLE " + quoted(target.role()) + " CREATEDB;");
        need(
                rights.superuser() || rights.ownsDatabase(),
                "rename",
                "the role " + target.role() + " may rename the database",
                "the role " + target.role() + " does not own the database and may not rename it",
                "ALTER DATABASE … OWNER TO " + quoted(target.role()) + ";");
        need(
                target.maintenanceDatabase() != null,
                "maintenance",
                "the names can be swapped from the database " + target.maintenanceDatabase(),
                "no other database of the server can be reached, and a database cannot rename itself",
                "GRANT CONNECT ON DATABASE postgres TO " + quoted(target.role()) + ";");
    }

    private void disk() {
        long needed = target.sizeBytes() + target.sizeBytes() / 5;
        Long free = target.freeBytes();
        if (free == null) {
            warn(
                    "disk",
                    "the server's disk cannot be seen from here; " + new ByteSize(needed) + " must be free on it",
                    "look with df on the database server");
        } else {
            need(
                    free >= needed,
                    "disk",
                    new ByteSize(free) + " free, " + new ByteSize(needed) + " needed for the second copy",
                    new ByteSize(free) + " free on the server's disk, " + new ByteSize(needed)
                            + " needed for the second copy",
                    "free some space on the database server");
        }
    }

    private void names() {
        Set<String> roles = missing(backup.roles(), target.roles());
        need(
                roles.isEmpty(),
                "roles",
                "every role that the backup names is there",
                "the server lacks these roles: " + String.join(", ", roles),
                String.join(
                        " ",
                        roles.stream()
                                .map(role -> "CREATE ROLE " + quoted(role) + ";")
                                .toList()));
        Set<String> extensions = missing(backup.extensions(), target.extensions());
        need(
                extensions.isEmpty(),
                "extensions",
                "every extension that the backup needs can be created",
                "the server cannot create these extensions: " + String.join(", ", extensions),
                "install their packages on the database server");
    }

    private void encoding() {
        String encoding = backup.encoding();
        if (encoding != null && !encoding.equalsIgnoreCase(target.encoding())) {
            warn(
                    "encoding",
                    "the backup is " + encoding + ", the database is " + target.encoding(),
                    "text that the database's encoding lacks will stop the load; live data stays untouched");
        }
    }

    private void sessions() {
        if (target.sessions().isEmpty()) {
            pass("sessions", "nobody else is connected");
        } else if (target.rights().mayEndSessions()) {
            pass("sessions", "will be ended at the swap: " + String.join("; ", target.sessions()));
        } else {
            warn(
                    "sessions",
                    "connected: " + String.join("; ", target.sessions()),
                    "the role may end only its own sessions; GRANT pg_signal_backend TO " + quoted(target.role())
                            + ";");
        }
    }

    private void attachments() {
        TargetFacts.Attachments attachments = target.attachments();
        stays("slots", "logical replication slots", attachments.logicalSlots());
        stays("subscriptions", "subscriptions", attachments.subscriptions());
        stays("foreign-servers", "foreign servers of other databases that point here", attachments.foreignServers());
        List<String> prepared = attachments.preparedTransactions();
        if (!prepared.isEmpty()) {
            block(
                    "prepared",
                    "prepared transactions are open: " + String.join(", ", prepared),
                    "COMMIT PREPARED or ROLLBACK PREPARED each of them");
        }
    }

    private void stays(String id, String what, List<String> names) {
        if (!names.isEmpty()) {
            warn(
                    id,
                    what + " stay with the old database: " + String.join(", ", names),
                    "make them anew after the restore");
        }
    }

    private static Set<String> missing(Collection<String> wanted, Collection<String> there) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }

    private void need(boolean holds, String id, String good, String bad, String fix) {
        if (holds) {
            pass(id, good);
        } else {
            block(id, bad, fix);
        }
    }

    private void pass(String id, String detail) {
        items.add(new PreflightItem(id, Verdict.PASS, detail, ""));
    }

    private void warn(String id, String detail, String fix) {
        items.add(new PreflightItem(id, Verdict.WARN, detail, fix));
    }

    private void block(String id, String detail, String fix) {
        items.add(new PreflightItem(id, Verdict.BLOCK, detail, fix));
    }
}
