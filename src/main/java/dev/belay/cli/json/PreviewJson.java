package dev.belay.cli.json;

import dev.belay.restore.PreflightItem;
import dev.belay.restore.Preview;
import dev.belay.restore.TableChange;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A preview. */
public record PreviewJson(
        String backup, String database, List<Table> tables, long rowsLost, List<Item> preflight, String fingerprint) {
    public static PreviewJson of(Preview preview) {
        return new PreviewJson(
                preview.backup(),
                preview.database(),
                preview.tables().stream().map(Table::of).toList(),
                preview.rowsLost(),
                preview.preflight().stream().map(Item::of).toList(),
                preview.fingerprint().hex());
    }

    /** A table; a number that is unknown is null. */
    public record Table(
            String schema,
            String name,
            @Nullable Long live,
            @Nullable Long backup,
            @Nullable Long difference,
            String state) {
        static Table of(TableChange table) {
            return new Table(
                    table.schema(),
                    table.name(),
                    table.live(),
                    table.backup(),
                    table.difference(),
                    table.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /** An item of the preflight. */
    public record Item(String id, String state, String detail, String fix) {
        static Item of(PreflightItem item) {
            return new Item(item.id(), item.verdict().name().toLowerCase(Locale.ROOT), item.detail(), item.fix());
        }
    }
}
