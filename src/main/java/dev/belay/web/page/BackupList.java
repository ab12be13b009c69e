package dev.belay.web.page;

import dev.belay.offsite.Copy;
import dev.belay.vault.BackupId;
import dev.belay.vault.Manifest;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page of the backups that a query takes.
 *
 * @param path of the page that shows the list
 * @param all where nothing is filtered out
 * @param database that the address keeps; null where there is none to choose from
 * @param filtered whether the query leaves anything out
 * @param count how many it takes, in words
 * @param newer where the page before is; null on the first one
 * @param older where the next page is; null on the last one
 * @param elsewhere whether any of those shown has, or should have, copies elsewhere
 */
record BackupList(
        String path,
        String all,
        @Nullable String database,
        List<BackupRow> rows,
        String text,
        List<Choice> reasons,
        boolean filtered,
        String count,
        @Nullable String newer,
        @Nullable String older,
        boolean elsewhere) {
    private static final int PAGE = 30;

    /** One reason to filter by. */
    record Choice(String value, String label, boolean chosen) {}

    static BackupList of(Words words, Shell shell, Section section, GoodBackups backups, BackupQuery query) {
        List<StoredBackup> taken =
                backups.all().stream().filter(backup -> takes(query, backup)).toList();
        int page = Math.max(1, query.page());
        boolean filtered = !query.text().isBlank() || query.reason() != null;
        String all = section.path() + shell.query();
        Guarded guarded = shell.guarded();
        return new BackupList(
                section.path(),
                all,
                shell.query().isEmpty() || guarded == null
                        ? null
                        : guarded.database().name(),
                taken.stream()
                        .skip((long) (page - 1) * PAGE)
                        .limit(PAGE)
                        .map(backup -> BackupRow.of(words, backup))
                        .toList(),
                query.text(),
                reasons(words, query.reason()),
                filtered,
                words.text("backups.count", taken.size()),
                page > 1 ? link(all, query, page - 1) : null,
                taken.size() > (long) page * PAGE ? link(all, query, page + 1) : null,
                false);
    }

    /** The same, with how the copies of those that are shown stand; they are asked for together. */
    BackupList with(Words words, Function<List<BackupId>, List<Copy>> known) {
        Map<String, List<Copy>> copies = known
                .apply(rows.stream().map(row -> new BackupId(row.id())).toList())
                .stream()
                .collect(Collectors.groupingBy(copy -> copy.backup().value()));
        List<BackupRow> told = rows.stream()
                .map(row -> row.with(CopiesBrief.of(words, copies.getOrDefault(row.id(), List.of()))))
                .toList();
        boolean any = told.stream().anyMatch(row -> row.copies() != null);
        return new BackupList(path, all, database, told, text, reasons, filtered, count, newer, older, any);
    }

    private static List<Choice> reasons(Words words, @Nullable Reason chosen) {
        return Stream.concat(
                        Stream.of(new Choice("", words.text("backups.anyReason"), chosen == null)),
                        Stream.of(Reason.values())
                                .map(reason -> new Choice(
                                        reason.word(), words.text("reason." + reason.word()), reason == chosen)))
                .toList();
    }

    private static boolean takes(BackupQuery query, StoredBackup backup) {
        Manifest manifest =
                switch (backup) {
                    case StoredBackup.Known known -> known.manifest();
                    case StoredBackup.Foreign foreign -> foreign.manifest();
                    case StoredBackup.Unknown _ -> null;
                };
        if (query.reason() != null && (manifest == null || manifest.taken().reason() != query.reason())) {
            return false;
        }
        if (query.text().isBlank()) {
            return true;
        }
        String label = manifest == null
                ? ""
                : Objects.requireNonNullElse(manifest.taken().label(), "");
        String wanted = query.text().strip().toLowerCase(Locale.ROOT);
        return (backup.id().value() + " " + label).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static String link(String all, BackupQuery query, int page) {
        Reason reason = query.reason();
        return all + (all.contains("?") ? "&" : "?") + "q=" + URLEncoder.encode(query.text(), StandardCharsets.UTF_8)
                + "&reason=" + (reason == null ? "" : reason.word()) + "&page=" + page;
    }
}
