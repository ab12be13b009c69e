package dev.belay.postgres;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.dump.CopyBlock;
import dev.belay.dump.DumpListener;
import dev.belay.dump.DumpPolicy;
import dev.belay.dump.MetaCommand;
import dev.belay.dump.Statement;
import dev.belay.dump.StatementKind;
import dev.belay.dump.TableName;
import dev.belay.operation.CancelSignal;
import dev.belay.restore.RestoreEngine.LoadWatch;
import dev.belay.restore.RestoreEngine.LoadedTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Executes a dump statement by statement and block by block, as the reader finds them. */
final class Loader implements DumpListener {
    /** The server takes no longer message. */
    private static final int LONGEST_STATEMENT_BYTES = 1024 * 1024 * 1024 - 1;

    private static final long TELL_EVERY_BYTES = 1024 * 1024;

    private final Connection connection;
    private final LoadEncoding encoding;
    private final String role;
    private final Path file;
    private final LoadWatch watch;
    private final CancelSignal cancel;
    private final Map<TableName, Long> rows = new TreeMap<>();
    private @Nullable CopyIn copy;
    private boolean databaseCreated;
    private String now = "";
    private long totalRows;
    private long plainBytes;
    private long told;

    Loader(Connection connection, String role, Path file, LoadWatch watch, CancelSignal cancel) {
        this.connection = connection;
        this.encoding = new LoadEncoding(connection);
        this.role = role;
        this.file = file;
        this.watch = watch;
        this.cancel = cancel;
    }

    /** What the server took in, by table. */
    List<LoadedTable> tables() {
        return rows.entrySet().stream()
                .map(table ->
                        new LoadedTable(table.getKey().schema(), table.getKey().name(), table.getValue()))
                .toList();
    }

    @Override
    public int statementLimitBytes() {
        return LONGEST_STATEMENT_BYTES;
    }

    @Override
    public void statement(Statement statement) {
        cancel.check();
        DumpPolicy.refusal(statement).ifPresent(why -> refuse(why, statement.line()));
        if (DumpPolicy.isSkipped(statement)) {
            databaseCreated = true;
            return;
        }
        now = StatementHead.of(statement.sql());
        execute(statement);
        tell();
    }

    @Override
    public void metaCommand(MetaCommand command) {
        DumpPolicy.refusal(command, databaseCreated).ifPresent(why -> refuse(why, command.line()));
    }

    @Override
    public void copyBegan(CopyBlock block) {
        cancel.check();
        now = block.table().toString();
        rows.merge(block.table(), 0L, Long::sum);
        tell();
        try {
            copy = encoding.copy(block.sql());
        } catch (SQLException e) {
            throw failed(block.line(), block.sql(), e);
        }
    }

    @Override
    public void copyRows(byte[] buffer, int offset, int length) {
        if (copy == null) {
            throw new IllegalStateException("rows outside a block");
        }
        try {
            copy.writeToCopy(buffer, offset, length);
        } catch (SQLException e) {
            throw failed("the rows of " + now, e);
        }
        if (plainBytes - told >= TELL_EVERY_BYTES) {
            tell();
        }
    }

    @Override
    public void copyEnded(CopyBlock block, long expected, long bytes) {
        if (copy == null) {
            throw new IllegalStateException("the end of a block that did not begin");
        }
        try {
            long taken = copy.endCopy();
            copy = null;
            encoding.copied(block.sql());
            requireAll(block, expected, taken);
            rows.merge(block.table(), taken, Long::sum);
            totalRows += taken;
            watch.tableLoaded(block.table().schema(), block.table().name(), taken);
        } catch (SQLException e) {
            throw failed(block.line(), block.sql(), e);
        }
    }

    @Override
    public void raw(byte[] buffer, int offset, int length) {
        plainBytes += length;
    }

    private void execute(Statement statement) {
        try (java.sql.Statement jdbc = connection.createStatement()) {
            jdbc.setEscapeProcessing(false);
            jdbc.execute(encoding.statement(statement.sql()));
            int inserted = jdbc.getUpdateCount();
            if (inserted > 0
                    && StatementKind.of(statement.sql(), "public")
                            instanceof StatementKind.Insert(TableName table, List<String> _)) {
                rows.merge(table, (long) inserted, Long::sum);
                totalRows += inserted;
            }
        } catch (SQLException e) {
            throw failed(statement.line(), statement.sql(), e);
        }
    }

    private void requireAll(CopyBlock block, long expected, long taken) {
        if (taken != expected) {
            throw new BelayException(
                    ErrorCode.RESTORE_FAILED,
                    "the server took in " + taken + " of the " + expected + " rows that " + file + " holds for "
                            + block.table() + " on line " + block.line(),
                    "the live database is unchanged; choose another backup");
        }
    }

    private void refuse(String why, long line) {
        throw new BelayException(
                ErrorCode.RESTORE_FAILED,
                "line " + line + " of " + file + " holds what Belay does not execute: " + why,
                "the live database is unchanged; take the dump again with pg_dump, as plain SQL");
    }

    private BelayException failed(long line, String sql, SQLException e) {
        return failed("line " + line + " of " + file + ", " + StatementHead.of(sql), e);
    }

    private BelayException failed(String what, SQLException e) {
        cancel.check();
        return RestoreFailure.of(what, role, e);
    }

    private void tell() {
        told = plainBytes;
        watch.progress(now, rows.size(), totalRows, plainBytes);
    }
}
