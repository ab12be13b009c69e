package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.vault.DatabaseSettings;
import java.sql.Connection;
import java.sql.SQLException;
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

    /** Throws {@link ErrorCode#RESTORE_FAILED} that lists what could not be carried over. */
    void run() throws SQLException {
        CatalogueRow from = CatalogueRow.read(maintenance, live);
        CatalogueRow to = CatalogueRow.read(maintenance, scratch);
        DatabaseSettings settings = DatabaseSettingsReader.read(maintenance, from);
        List<String> refused = new ArrayList<>();
        List<String> statements = new ArrayList<>(SettingStatements.of(scratch, settings));
        statements.addAll(DatabaseGrants.copy(maintenance, live, to));
        for (String statement : statements) {
            try {
                Query.run(maintenance, statement);
            } catch (SQLException e) {
                refused.add(statement + " (" + ServerWords.of(e) + ")");
            }
        }
        if (!refused.isEmpty() || !same(settings)) {
            throw new BelayException(
                    ErrorCode.RESTORE_FAILED,
                    "settings of the database " + live + " could not be carried over to the restored one"
                            + (refused.isEmpty() ? "" : ": " + String.join("; ", refused)),
                    "restore as a role that may do this, such as a superuser, or reset these settings on " + live
                            + " and note them down");
        }
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
