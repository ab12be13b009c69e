package dev.belay.cli;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.cli.json.InspectionJson;
import dev.belay.cli.text.InspectionText;
import dev.belay.dump.DumpFile;
import dev.belay.dump.DumpSummary;
import dev.belay.dump.Engine;
import dev.belay.dump.TableName;
import dev.belay.dump.TableRows;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a file holds. Needs no database and no configuration. */
@Command(name = "inspect", description = "Say what a dump file holds, in any format; needs no database.")
final class InspectCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "FILE", description = "The file, whatever it is called.")
    private Path file = Path.of("");

    InspectCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        DumpSummary summary = withTables(DumpFile.inspect(file));
        shell.output().document(InspectionJson.of(file, summary));
        shell.output().say(InspectionText.lines(file, summary));
        if (summary.engine() == Engine.POSTGRESQL && summary.complete()) {
            return ExitCodes.DONE;
        }
        shell.output().note("belay: the file " + file.getFileName() + " " + objection(summary));
        return ExitCodes.of(ErrorCode.DAMAGED_BACKUP);
    }

    private static String objection(DumpSummary summary) {
        String reason = summary.incompleteReason();
        return switch (summary.engine()) {
            case POSTGRESQL -> String.valueOf(reason);
            case SQLITE -> "is a SQLite database; it cannot be restored into PostgreSQL";
            case MYSQL -> "is a MySQL dump; it cannot be restored into PostgreSQL";
            case UNKNOWN -> "is no dump that Belay knows";
        };
    }

    private DumpSummary withTables(DumpSummary summary) {
        if (summary.engine() != Engine.SQLITE) {
            return summary;
        }
        try {
            return summary.withTables(shell.bare().sqliteTables(file).stream()
                    .map(InspectCommand::rows)
                    .toList());
        } catch (BelayException e) {
            shell.output().note("belay: " + e.sentence());
            return summary;
        }
    }

    private static TableRows rows(SqliteTable table) {
        List<String> columns = Collections.nCopies(table.columns(), "");
        return new TableRows(new TableName("main", table.name()), columns, table.rows(), 0, true, null);
    }
}
