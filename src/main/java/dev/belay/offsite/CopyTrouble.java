package dev.belay.offsite;

import dev.belay.vault.BackupId;
import java.time.Instant;

/** Something about copies that people should be told of. */
public sealed interface CopyTrouble {
    String store();

    /** Since when it is so. */
    Instant since();

    /** Since then, no newer backup of {@code database} has arrived; {@code copies} should have. */
    record Behind(String store, String database, int copies, Instant since) implements CopyTrouble {}

    /** A copy that was proven is not there any more. */
    record Missing(String store, String database, BackupId backup, Instant since) implements CopyTrouble {}

    /** A copy that was proven is not what it was. */
    record Damaged(String store, String database, BackupId backup, Instant since, String sentence)
            implements CopyTrouble {}

    /** Nothing is sent there until a person has done something. */
    record Stopped(String store, Instant since, String sentence, String hint) implements CopyTrouble {}

    /** For too long nobody could compare what it holds with what is believed. */
    record Unseen(String store, Instant since) implements CopyTrouble {}
}
