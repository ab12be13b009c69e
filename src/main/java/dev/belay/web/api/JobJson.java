package dev.belay.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.belay.base.ErrorCode;
import dev.belay.operation.Operation;
import dev.belay.operation.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A backup, a restore, an undo or a removal at work, or over.
 *
 * @param state {@code running}, {@code verified} (a backup), {@code done} (a restore or a removal), {@code failed} or
 *     {@code cancelled}
 * @param backup the id of the backup that was made; null while it is not
 * @param error why it failed; null when it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobJson(
        String id,
        String kind,
        String state,
        String database,
        String phase,
        String actor,
        Instant began,
        @Nullable Instant ended,
        @Nullable ProgressJson progress,
        @Nullable String backup,
        @Nullable ErrorJson error) {

    static JobJson of(Operation operation, Ending ending) {
        return new JobJson(
                operation.id().value(),
                operation.kind().word(),
                ending.state(),
                operation.database(),
                operation.phase().toLowerCase(Locale.ROOT),
                operation.actor().name(),
                operation.began(),
                operation.ended(),
                Optional.ofNullable(operation.progress()).map(ProgressJson::of).orElse(null),
                ending.backup(),
                ending.error());
    }

    /** What is known of its end. */
    record Ending(
            String state, @Nullable String backup, @Nullable ErrorJson error) {
        static Ending of(String state) {
            return new Ending(state, null, null);
        }
    }

    /** Why it failed. */
    record ErrorJson(String code, String sentence, String hint) {
        static ErrorJson of(ErrorCode code, String sentence, String hint) {
            return new ErrorJson(code.name().toLowerCase(Locale.ROOT), sentence, hint);
        }
    }

    /** How far it is; {@code percent} and {@code secondsLeft} are missing while nothing is known about the end. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProgressJson(
            int tables,
            int tablesExpected,
            long rows,
            long bytes,
            long bytesExpected,
            long bytesPerSecond,
            @Nullable Integer percent,
            @Nullable Long secondsLeft,
            @Nullable String now) {
        static ProgressJson of(Progress progress) {
            return new ProgressJson(
                    progress.tables(),
                    progress.tablesExpected(),
                    progress.rows(),
                    progress.bytes(),
                    progress.bytesExpected(),
                    progress.bytesPerSecond(),
                    progress.percent() < 0 ? null : progress.percent(),
                    Optional.ofNullable(progress.left())
                            .map(Duration::toSeconds)
                            .orElse(null),
                    progress.now());
        }
    }
}
