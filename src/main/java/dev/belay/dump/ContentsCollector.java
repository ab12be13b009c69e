package dev.belay.dump;

import dev.belay.dump.StatementKind.ChangeRows;
import dev.belay.dump.StatementKind.Copy;
import dev.belay.dump.StatementKind.CreateExtension;
import dev.belay.dump.StatementKind.CreateSchema;
import dev.belay.dump.StatementKind.CreateSequence;
import dev.belay.dump.StatementKind.CreateTable;
import dev.belay.dump.StatementKind.Insert;
import dev.belay.dump.StatementKind.LargeObject;
import dev.belay.dump.StatementKind.NamesRoles;
import dev.belay.dump.StatementKind.Other;
import dev.belay.dump.StatementKind.OutOfPlace;
import dev.belay.dump.StatementKind.SetSequence;
import dev.belay.dump.StatementKind.Setting;
import dev.belay.dump.StatementKind.WholeDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers what a dump says while it is read. */
final class ContentsCollector {
    private final DumpComments comments = new DumpComments();
    private final TableCounts tables = new TableCounts();
    private final Warnings warnings = new Warnings();
    private final Set<TableName> sequences = new TreeSet<>();
    private final Map<TableName, SequenceValue> sequenceValues = new TreeMap<>();
    private final Map<String, ExtensionName> extensions = new TreeMap<>();
    private final Set<String> roles = new TreeSet<>();
    private final Set<String> schemas = new TreeSet<>();
    private final PsqlCommands commands = new PsqlCommands();
    private int largeObjectsMade;
    private int largeObjectsOpened;
    private boolean createsDatabase;

    void comment(String text, boolean lineEnded) {
        if (comments.read(text, lineEnded)) {
            tables.objectEnded();
        }
    }

    void metaCommand(MetaCommand command) {
        commands.read(command);
        if (PsqlCommands.isConnect(command)) {
            tables.databaseBegan();
        } else if (PsqlCommands.mayChangeRows(command)) {
            tables.allUnknown("a command to psql may change it (line " + command.line() + ")");
        }
        DumpPolicy.refusal(command, createsDatabase || comments.cluster())
                .ifPresent(reason -> warnings.add(command.line(), reason));
    }

    void insert(Insert insert, long rows, long bytes) {
        schemas.add(insert.table().schema());
        tables.insert(insert, rows, bytes);
    }

    void copy(CopyBlock block, long rows, long bytes, @Nullable String whyUnknown) {
        schemas.add(block.table().schema());
        tables.copy(block, rows, bytes, whyUnknown);
    }

    void statement(StatementKind kind, long line) {
        DumpPolicy.concern(kind).ifPresent(reason -> warnings.add(line, reason));
        switch (kind) {
            case CreateTable created -> {
                schemas.add(created.table().schema());
                tables.create(created);
            }
            case CreateSequence sequence -> sequences.add(sequence.name());
            case SetSequence set -> {
                sequences.add(set.value().name());
                sequenceValues.put(set.value().name(), set.value());
            }
            case CreateExtension created -> extensions.put(created.extension().name(), created.extension());
            case CreateSchema created -> {
                schemas.add(created.name());
                Optional.ofNullable(created.owner()).ifPresent(roles::add);
            }
            case Copy copy -> elsewhere(copy);
            case ChangeRows change -> tables.change(change);
            case LargeObject object -> largeObject(object);
            case NamesRoles named -> roles.addAll(named.roles());
            case WholeDatabase whole -> wholeDatabase(whole, line);
            case OutOfPlace outOfPlace -> tables.allUnknown(outOfPlace.what() + " may change it (line " + line + ")");
            case Insert ignored -> {} // told with its rows, by insert()
            case Setting ignored -> {} // told to the session
            case Other ignored -> {}
        }
    }

    private void elsewhere(Copy copy) {
        if (copy.from() && copy.table() != null) {
            tables.filledElsewhere(copy.table());
        }
    }

    private void wholeDatabase(WholeDatabase whole, long line) {
        if ("CREATE DATABASE".equals(whole.verb())) {
            createsDatabase = true;
            if (tables.hasRows() && !comments.cluster()) {
                warnings.add(line, "CREATE DATABASE behind data");
            }
        }
    }

    private void largeObject(LargeObject object) {
        if (object.creates()) {
            largeObjectsMade++;
        } else {
            largeObjectsOpened++;
        }
    }

    /** @param cut why the text is not whole, when it ends amid something */
    DumpContents contents(@Nullable String cut, long bytes, Session session) {
        Optional<String> incomplete = Optional.ofNullable(cut).or(this::missingEnd);
        List<String> all = new ArrayList<>(warnings.all());
        if (comments.cluster()) {
            all.addFirst("this is the output of pg_dumpall: it holds roles and several databases");
        }
        return new DumpContents(
                comments.recognised() || tables.copied(),
                comments.serverVersion().orElse(null),
                comments.dumpVersion().orElse(null),
                incomplete.isEmpty(),
                incomplete.orElse(null),
                bytes,
                tables.result(comments, incomplete.isEmpty()),
                List.copyOf(sequenceValues.values()),
                sequences.size(),
                List.copyOf(extensions.values()),
                List.copyOf(roles),
                List.copyOf(schemas),
                Math.max(largeObjectsMade, largeObjectsOpened),
                session.encoding().orElse(null),
                List.copyOf(all));
    }

    private Optional<String> missingEnd() {
        if (!comments.recognised()) {
            return Optional.of("does not begin as a PostgreSQL dump does");
        } else if (!comments.trailer()) {
            return Optional.of("lacks its last line, '" + comments.trailerText() + "'");
        }
        return commands.restricted() ? Optional.of("lacks the \\unrestrict line at its end") : Optional.empty();
    }
}
