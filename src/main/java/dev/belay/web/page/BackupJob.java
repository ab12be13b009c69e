package dev.belay.web.page;

import dev.belay.backup.BackupFacts;
import dev.belay.operation.Operation;
import dev.belay.operation.OperationKind;
import org.jspecify.annotations.Nullable;

/** The backup that is taken or read, with the ways to follow and to cancel it. */
record BackupJob(String id, Meter meter, String sentence, String events, String cancel) {

    /** Null when none runs. */
    static @Nullable BackupJob of(Words words, @Nullable Operation backup) {
        if (backup == null) {
            return null;
        }
        String id = backup.id().value();
        return new BackupJob(
                id,
                meter(words, backup),
                words.text(
                        sentence(backup.kind()),
                        Names.isolated(backup.actor().name()),
                        words.relative(backup.began()),
                        words.known("reason.", backup.fact(BackupFacts.REASON).orElse("manual"))),
                "/jobs/" + id + "/events",
                "/jobs/" + id + "/cancel");
    }

    private static String sentence(OperationKind kind) {
        return switch (kind) {
            case VERIFY -> "job.verify.sentence";
            case DRILL -> "drill.job.sentence";
            case FETCH -> "fetch.job.sentence";
            case BACKUP, DELETE, PRUNE, RESTORE, UNDO -> "job.backup.sentence";
        };
    }

    static Meter meter(Words words, Operation backup) {
        return Meter.of(words, backup, words.text("backupPhase." + backup.phase()));
    }
}
