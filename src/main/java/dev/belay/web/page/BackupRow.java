package dev.belay.web.page;

import dev.belay.base.ByteSize;
import dev.belay.vault.DrillRecord;
import dev.belay.vault.Manifest;
import dev.belay.vault.StoredBackup;
import dev.belay.vault.Taken;
import dev.belay.vault.Verification;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One backup in a list.
 *
 * @param reason why it was taken; empty for a file without a manifest
 * @param label a person's words; null when nobody gave any
 * @param rows counted, or the word for unknown
 * @param mark {@code ok}, {@code care} or {@code bad}
 * @param state that mark in words
 * @param note what the state rests on
 * @param proven how its last drill ended; null when there was none
 * @param copies how its copies elsewhere stand; null when there should be none
 * @param usable whether a restore of it can be previewed
 */
record BackupRow(
        String id,
        String href,
        Moment moment,
        String reason,
        @Nullable String label,
        String actor,
        boolean pinned,
        String rows,
        String size,
        String mark,
        String state,
        String note,
        @Nullable String proven,
        @Nullable CopiesBrief copies,
        boolean usable) {

    static BackupRow of(Words words, StoredBackup backup) {
        return switch (backup) {
            case StoredBackup.Known known -> made(words, backup, known.manifest(), health(words, known.manifest()));
            case StoredBackup.Foreign foreign ->
                made(
                        words,
                        backup,
                        foreign.manifest(),
                        new Health("care", words.text("backup.foreign"), words.text("backup.foreign.note"), true));
            case StoredBackup.Unknown unknown -> unknown(words, unknown);
        };
    }

    private static BackupRow made(Words words, StoredBackup backup, Manifest manifest, Health health) {
        Taken taken = manifest.taken();
        String label = taken.label();
        return new BackupRow(
                backup.id().value(),
                "/backups/" + backup.id().value(),
                words.moment(taken.began()),
                words.text("reason." + taken.reason().word()),
                label == null || label.isBlank() ? null : Names.visible(label),
                Names.visible(taken.actor()),
                manifest.pinned(),
                Figures.number(manifest.contents().rows()),
                new ByteSize(backup.storedBytes()).toString(),
                health.mark,
                health.state,
                health.note,
                manifest.lastDrill()
                        .filter(_ -> !wholeAndBad(manifest))
                        .map(drill -> proven(words, drill))
                        .orElse(null),
                null,
                health.usable);
    }

    private static BackupRow unknown(Words words, StoredBackup.Unknown unknown) {
        return new BackupRow(
                unknown.id().value(),
                "/backups/" + unknown.id().value(),
                words.moment(unknown.modified()),
                "",
                null,
                "",
                false,
                words.text("unknown"),
                new ByteSize(unknown.storedBytes()).toString(),
                "care",
                words.text("backup.unknown"),
                Sentence.of(words, unknown.why()).text(),
                null,
                null,
                false);
    }

    /** The same, with how its copies elsewhere stand. */
    BackupRow with(@Nullable CopiesBrief other) {
        return new BackupRow(
                id, href, moment, reason, label, actor, pinned, rows, size, mark, state, note, proven, other, usable);
    }

    private static Health health(Words words, Manifest manifest) {
        Optional<Verification> last = manifest.lastVerification();
        if (last.isEmpty()) {
            return new Health("care", words.text("backup.unverified"), words.text("backup.unverified.note"), true);
        }
        Verification verification = last.get();
        if (wholeAndBad(manifest)) {
            String when = manifest.lastDrill()
                    .map(drill -> words.relative(drill.at()))
                    .orElse("");
            return new Health("bad", words.text("drill.row.bad"), words.text("drill.row.bad.note", when), true);
        }
        if (verification.good() && manifest.suspicious()) {
            return new Health("care", words.text("anomaly.suspicious"), AnomalyCard.brief(words, manifest), true);
        }
        boolean changed = !manifest.findings().isEmpty();
        return verification.good()
                ? new Health(
                        "ok",
                        words.text(changed ? "anomaly.changed" : "backup.good"),
                        words.text("backup.good.note", words.relative(verification.at())),
                        true)
                : new Health(
                        "bad",
                        words.text("backup.damaged"),
                        Sentence.of(words, verification.detail()).text(),
                        false);
    }

    /** Whether a drill showed what no reading shows: that the file, whole as it is, does not restore. */
    static boolean wholeAndBad(Manifest manifest) {
        return manifest.good() && manifest.failedItsDrill();
    }

    private static String proven(Words words, DrillRecord drill) {
        return words.text(
                drill.good() ? "drill.row.proven" : "drill.row.failed",
                words.relative(drill.at()),
                words.duration(drill.took()));
    }

    private record Health(String mark, String state, String note, boolean usable) {}
}
