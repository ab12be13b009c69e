package dev.belay.restore;

import dev.belay.base.Sha256;
import dev.belay.restore.TableChange.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the live tables with a backup's. A table that cannot be counted is unknown, never empty. */
final class Comparison {
    private Comparison() {}

    /**
     * A table of a backup.
     *
     * @param rows null when unknown
     * @param note why it is unknown
     */
    record BackupTable(
            String schema,
            String name,
            @Nullable Long rows,
            @Nullable String note) {}

    /** Every table of both sides; those that lose most first, then by name. */
    static List<TableChange> compare(List<LiveTable> live, List<BackupTable> backup) {
        Map<Name, LiveTable> now = new LinkedHashMap<>();
        live.forEach(table -> now.put(new Name(table.schema(), table.name()), table));
        Map<Name, BackupTable> then = new LinkedHashMap<>();
        backup.forEach(table -> then.put(new Name(table.schema(), table.name()), table));
        TreeSet<Name> names = new TreeSet<>(now.keySet());
        names.addAll(then.keySet());
        List<TableChange> changes = new ArrayList<>();
        names.forEach(name -> changes.add(change(name, now.get(name), then.get(name))));
        changes.sort(Comparator.comparingInt((TableChange change) -> rank(change))
                .thenComparing(Comparator.comparingLong(TableChange::lost).reversed())
                .thenComparing(TableChange::schema)
                .thenComparing(TableChange::name));
        return changes;
    }

    /** Names the live database and its counts, so that a password can be bound to exactly these. */
    static Sha256 fingerprint(LiveSnapshot live) {
        StringBuilder text =
                new StringBuilder("oid ").append(live.databaseOid()).append('\n');
        live.tables().stream()
                .sorted(Comparator.comparing(LiveTable::schema).thenComparing(LiveTable::name))
                .forEach(table -> text.append(table.schema().length())
                        .append(':')
                        .append(table.schema())
                        .append(table.name().length())
                        .append(':')
                        .append(table.name())
                        .append('=')
                        .append(table.rows())
                        .append('\n'));
        return Sha256.of(text.toString());
    }

    /** How many rows were added or taken between two looks at the same tables; tables that came or went count whole. */
    static long rowsChanged(List<TableChange> before, LiveSnapshot after) {
        Map<Name, Long> then = new LinkedHashMap<>();
        before.forEach(change -> {
            Long rows = change.live();
            if (rows != null) {
                then.put(new Name(change.schema(), change.name()), rows);
            }
        });
        long changed = 0;
        for (LiveTable table : after.tables()) {
            Long rows = table.rows();
            Long earlier = then.remove(new Name(table.schema(), table.name()));
            if (rows != null) {
                changed += Math.abs(rows - (earlier == null ? 0 : earlier));
            }
        }
        return changed + then.values().stream().mapToLong(Long::longValue).sum();
    }

    private static int rank(TableChange change) {
        return switch (change.state()) {
            case ONLY_LIVE -> 0;
            case FEWER -> 1;
            case UNKNOWN -> 2;
            case MORE, ONLY_BACKUP -> 3;
            case SAME -> 4;
        };
    }

    private static TableChange change(Name name, @Nullable LiveTable live, @Nullable BackupTable backup) {
        Long now = live == null ? null : live.rows();
        Long then = backup == null ? null : backup.rows();
        String note = note(live, backup);
        State state = state(live != null, now, backup != null, then);
        return new TableChange(name.schema(), name.name(), now, then, state, note, live == null ? null : live.newest());
    }

    private static @Nullable String note(@Nullable LiveTable live, @Nullable BackupTable backup) {
        if (backup != null && backup.note() != null) {
            return backup.note();
        }
        return live == null ? null : live.whyUnknown();
    }

    private static State state(boolean inLive, @Nullable Long now, boolean inBackup, @Nullable Long then) {
        if (!inBackup) {
            return now == null ? State.UNKNOWN : State.ONLY_LIVE;
        }
        if (!inLive) {
            return then == null ? State.UNKNOWN : State.ONLY_BACKUP;
        }
        if (now == null || then == null) {
            return State.UNKNOWN;
        }
        int order = Long.compare(then, now);
        return order == 0 ? State.SAME : order < 0 ? State.FEWER : State.MORE;
    }

    private record Name(String schema, String name) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int order = schema.compareTo(other.schema);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }
}
