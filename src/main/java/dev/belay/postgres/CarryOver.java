package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.vault.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Gives a loaded database what belongs to the live one and is in no dump, and compares afterwards. */
final class CarryOver {
    private final Connection maintenance;
    private final String live;
    private final String scratch;

    CarryOver(Connection maintenance, String live, String scratch) {
        this.maintenance = maintenance;
        this.live = live;
        this.scratch = scratch;
    }

    /**
     * Does everything and takes it back, so that what the role may not do is known before anything is loaded, and
     * nothing of it hinders the load. Throws as {@link #run()}.
     */
    void rehearse() throws SQLException {
        maintenance.setAutoCommit(false);
        try {
            execute(statements(liveSettings()));
        } finally {
            maintenance.rollback();
            maintenance.setAutoCommit(true);
        }
    }

    /** Throws {@link ErrorCode#RESTORE_FAILED} that lists what could not be carried over; nothing was, then. */
    void run() throws SQLException {
        maintenance.setAutoCommit(false);
        try {
            DatabaseSettings settings = liveSettings();
            execute(statements(settings));
            if (!same(settings)) {
                throw failed("", "look at both databases with psql's \\drds and \\l");
            }
            maintenance.commit();
        } finally {
            maintenance.rollback();
            maintenance.setAutoCommit(true);
        }
    }

    private List<String> statements(DatabaseSettings settings) throws SQLException {
        List<String> statements = new ArrayList<>(SettingStatements.of(scratch, settings));
        statements.addAll(DatabaseGrants.copy(maintenance, live, CatalogueRow.read(maintenance, scratch)));
        return statements;
    }

    private void execute(List<String> statements) throws SQLException {
        List<String> refused = new ArrayList<>();
        for (String statement : statements) {
            Savepoint before = maintenance.setSavepoint();
            try {
                Query.run(maintenance, statement);
                maintenance.releaseSavepoint(before);
            } catch (SQLException e) {
                maintenance.rollback(before);
                refused.add(statement + " (" + ServerWords.of(e) + ")");
            }
        }
        if (!refused.isEmpty()) {
            throw failed(
                    ": " + String.join("; ", refused),
                    "let a superuser give the role the right (GRANT SET ON PARAMETER … for a setting, since version 15),"
                            + " or reset these settings on " + live + " and note them down");
        }
    }

    private BelayException failed(String what, String hint) {
        return new BelayException(
                ErrorCode.RESTORE_FAILED,
                "settings of the database " + live + " could not be carried over to the restored one" + what,
                hint);
    }

    private DatabaseSettings liveSettings() throws SQLException {
        return DatabaseSettingsReader.read(maintenance, CatalogueRow.read(maintenance, live));
    }

    private boolean same(DatabaseSettings wanted) throws SQLException {
        DatabaseSettings got = DatabaseSettingsReader.read(maintenance, CatalogueRow.read(maintenance, scratch));
        return got.owner().equals(wanted.owner())
                && got.tablespace().equals(wanted.tablespace())
                && Set.copyOf(got.settings()).equals(Set.copyOf(wanted.settings()))
                && got.roleSettings().equals(wanted.roleSettings())
                && got.connectionLimit() == wanted.connectionLimit()
                && Objects.equals(got.comment(), wanted.comment())
                && DatabaseGrants.inForce(maintenance, scratch).equals(DatabaseGrants.inForce(maintenance, live));
    }
}
