package dev.belay.store;

import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyState;
import dev.belay.offsite.Fingerprint;
import dev.belay.offsite.Placed;
import dev.belay.offsite.StorePath;
import dev.belay.offsite.StoredObject;
import dev.belay.vault.BackupId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy as a row of the state. */
final class CopyRow {
    private static final List<String> COLUMNS = List.of(
            "wanted",
            "state",
            "at",
            "until",
            "sentence",
            "hint",
            "sent",
            "bytes",
            "encrypted",
            "attempts",
            "path",
            "ref",
            "size",
            "stamp",
            "modified",
            "theirs_256",
            "theirs_md5",
            "whole",
            "sha256",
            "md5");

    private CopyRow() {}

    /** Adds {@code copy} unless it is there; how many rows that made. */
    static int insert(Sql sql, Copy copy) throws SQLException {
        String places = String.join(", ", Collections.nCopies(COLUMNS.size() + 2, "?"));
        return sql.update(
                "INSERT OR IGNORE INTO copy (" + String.join(", ", COLUMNS) + ", backup, store) VALUES (" + places
                        + ")",
                values(copy, copy.backup().value(), copy.store()));
    }

    /** Puts {@code next} in the place of {@code before} if it stands in the same kind of state; how many rows changed. */
    static int update(Sql sql, Copy before, Copy next) throws SQLException {
        return sql.update(
                "UPDATE copy SET " + String.join(" = ?, ", COLUMNS)
                        + " = ? WHERE backup = ? AND store = ? AND state = ?",
                values(
                        next,
                        before.backup().value(),
                        before.store(),
                        before.state().word()));
    }

    private static @Nullable Object[] values(Copy copy, Object... keys) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(copy.wanted());
        all.add(copy.state().word());
        all.addAll(state(copy.state()));
        all.add(copy.encrypted());
        all.add(copy.attempts());
        all.addAll(placed(copy.placed()));
        all.addAll(List.of(keys));
        return all.toArray();
    }

    /** {@code at}, {@code until}, {@code sentence}, {@code hint}, {@code sent}, {@code bytes}. */
    private static List<@Nullable Object> state(CopyState state) {
        return switch (state) {
            case CopyState.Waiting(Instant since) -> list(since, null, "", "", 0, 0);
            case CopyState.Uploading(Instant began, long sent, long bytes) -> list(began, null, "", "", sent, bytes);
            case CopyState.Proven(Instant at, Instant looked) -> list(at, looked, "", "", 0, 0);
            case CopyState.Failed(Instant at, String sentence, String hint, Instant next) ->
                list(at, next, sentence, hint, 0, 0);
            case CopyState.Missing(Instant found) -> list(found, null, "", "", 0, 0);
            case CopyState.Damaged(Instant found, String sentence) -> list(found, null, sentence, "", 0, 0);
            case CopyState.Removed(Instant at, String why) -> list(at, null, why, "", 0, 0);
        };
    }

    private static List<@Nullable Object> placed(@Nullable Placed placed) {
        if (placed == null) {
            return Collections.nCopies(10, null);
        }
        StoredObject object = placed.object();
        return list(
                object.path().toString(),
                object.ref(),
                object.bytes(),
                object.stamp(),
                object.modified(),
                object.sha256(),
                object.md5(),
                placed.sent().bytes(),
                placed.sent().sha256(),
                placed.sent().md5());
    }

    private static List<@Nullable Object> list(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    static Copy read(Row row) throws SQLException {
        return new Copy(
                new BackupId(row.text("backup")),
                row.text("database"),
                row.text("store"),
                row.moment("wanted"),
                stateOf(row),
                placedOf(row),
                row.flag("encrypted"),
                row.count("attempts"));
    }

    private static CopyState stateOf(Row row) throws SQLException {
        Instant at = row.moment("at");
        Instant until = row.momentOrNull("until");
        String sentence = row.text("sentence");
        String word = row.text("state");
        return switch (word) {
            case CopyState.Waiting.WORD -> new CopyState.Waiting(at);
            case CopyState.Uploading.WORD -> new CopyState.Uploading(at, row.number("sent"), row.number("bytes"));
            case CopyState.Proven.WORD -> new CopyState.Proven(at, until == null ? at : until);
            case CopyState.Failed.WORD -> new CopyState.Failed(at, sentence, row.text("hint"), until);
            case CopyState.Missing.WORD -> new CopyState.Missing(at);
            case CopyState.Damaged.WORD -> new CopyState.Damaged(at, sentence);
            case CopyState.Removed.WORD -> new CopyState.Removed(at, sentence);
            default -> throw new SQLException("no copy stands as " + word);
        };
    }

    private static @Nullable Placed placedOf(Row row) throws SQLException {
        String path = row.textOrNull("path");
        if (path == null) {
            return null;
        }
        StoredObject object = new StoredObject(
                StorePath.parse(path),
                row.text("ref"),
                row.number("size"),
                row.text("stamp"),
                row.momentOrNull("modified"),
                row.textOrNull("theirs_256"),
                row.textOrNull("theirs_md5"));
        return new Placed(object, new Fingerprint(row.number("whole"), row.text("sha256"), row.text("md5")));
    }
}
