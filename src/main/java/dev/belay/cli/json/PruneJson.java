package dev.belay.cli.json;

import dev.belay.backup.removal.RemovalResult;
import dev.belay.backup.retention.RetentionLook;
import dev.belay.backup.retention.RetentionQuestion;
import dev.belay.operation.Failure;
import dev.belay.vault.BackupId;
import dev.belay.vault.RetentionCandidate;
import dev.belay.vault.RetentionPlan;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What retention would do, or did, with the backups of each database. */
public record PruneJson(List<OfDatabase> databases) {

    /**
     * One database.
     *
     * @param state {@code shown}, {@code changed}, {@code done}, {@code cancelled} or {@code failed}
     * @param policy in words
     * @param questions what a person has to agree to
     * @param strangers files that retention never touches
     * @param removed ids of those that are gone
     * @param failure why it failed; null when it did not
     */
    public record OfDatabase(
            String database,
            String state,
            String policy,
            List<String> questions,
            List<Removes> removes,
            List<Keeps> keeps,
            int strangers,
            String fingerprint,
            List<String> removed,
            List<Spared> spared,
            @Nullable Failure failure) {

        public static OfDatabase shown(RetentionLook look) {
            return of(look, "shown", List.of(), List.of(), null);
        }

        /** By now, {@code look} is what would go. */
        public static OfDatabase changed(RetentionLook look) {
            return of(look, "changed", List.of(), List.of(), null);
        }

        public static OfDatabase failed(RetentionLook look, Failure failure) {
            return of(look, "failed", List.of(), List.of(), failure);
        }

        /** How the removal of what was shown ended. */
        public static OfDatabase removed(RetentionLook look, RemovalResult result) {
            List<String> ids =
                    result.removed().ids().stream().map(BackupId::value).toList();
            List<Spared> spared = result.removed().spared().stream()
                    .map(each -> new Spared(each.id().value(), each.why()))
                    .toList();
            return switch (result) {
                case RemovalResult.Done _ -> of(look, "done", ids, spared, null);
                case RemovalResult.Cancelled _ -> of(look, "cancelled", ids, spared, null);
                case RemovalResult.Failed failed -> of(look, "failed", ids, spared, failed.why());
            };
        }

        private static OfDatabase of(
                RetentionLook look,
                String state,
                List<String> removed,
                List<Spared> spared,
                @Nullable Failure failure) {
            return new OfDatabase(
                    look.database(),
                    state,
                    look.policy().shown(),
                    look.questions().stream().map(RetentionQuestion::word).toList(),
                    look.plan().removed().stream().map(Removes::of).toList(),
                    look.plan().kept().stream().map(Keeps::of).toList(),
                    look.strangers(),
                    look.fingerprint().hex(),
                    removed,
                    spared,
                    failure);
        }
    }

    /** A backup that would go. */
    public record Removes(String id, Instant taken, String reason, long storedBytes, String why) {
        static Removes of(RetentionPlan.Removed removed) {
            RetentionCandidate backup = removed.backup();
            return new Removes(
                    backup.id().value(),
                    backup.taken(),
                    backup.reason().word(),
                    backup.storedBytes(),
                    word(removed.cause()));
        }
    }

    /** A backup that stays. */
    public record Keeps(String id, Instant taken, String reason, long storedBytes, List<Why> why) {
        static Keeps of(RetentionPlan.Kept kept) {
            RetentionCandidate backup = kept.backup();
            return new Keeps(
                    backup.id().value(),
                    backup.taken(),
                    backup.reason().word(),
                    backup.storedBytes(),
                    kept.why().stream()
                            .map(why -> new Why(word(why.rule()), why.detail(), why.until()))
                            .toList());
        }
    }

    /** One reason for which a backup stays. */
    public record Why(String rule, String detail, @Nullable Instant until) {}

    /** A backup that was to go and stayed. */
    public record Spared(String id, String why) {}

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
