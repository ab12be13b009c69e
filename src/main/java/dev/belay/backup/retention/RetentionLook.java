package dev.belay.backup.retention;

import dev.belay.base.Sha256;
import dev.belay.vault.RetentionPlan;
import dev.belay.vault.RetentionSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What retention would do for one database, and what it asks first.
 *
 * @param questions empty when it may act by itself, and whenever nothing would go
 * @param agreement the last one; null when there was none
 * @param strangers files that this console did not make, which retention never touches
 * @param fingerprint of everything that a person agrees to
 */
public record RetentionLook(
        String database,
        RetentionSettings policy,
        RetentionPlan plan,
        List<RetentionQuestion> questions,
        @Nullable Agreement agreement,
        int strangers,
        Sha256 fingerprint) {
    public RetentionLook {
        questions = List.copyOf(questions);
    }

    /** Whether anything would go. */
    public boolean removesAny() {
        return !plan.removed().isEmpty();
    }

    /** Whether something would go, and a person has to agree to it first. */
    public boolean waits() {
        return !questions.isEmpty();
    }
}
