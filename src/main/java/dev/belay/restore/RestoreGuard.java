package dev.belay.restore;

import dev.belay.access.Reauthentication;
import dev.belay.backup.GuardedDatabase;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.restore.RestoreService.Confirmation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What stands between a preview and a restore: a sound backup, a fresh preview, the typed name, the password. */
public final class RestoreGuard {
    private static final Duration PREVIEW_HOLDS = Duration.ofMinutes(30);

    private final Reauthentication reauthentication;
    private final RestoreSettings settings;
    private final Clock clock;

    /**
     * @param reauthentication lets only admins pass
     */
    public RestoreGuard(Reauthentication reauthentication, RestoreSettings settings, Clock clock) {
        this.reauthentication = reauthentication;
        this.settings = settings;
        this.clock = clock;
    }

    /** Refuses, or lets pass; a right password counts once, for this file and this fingerprint. */
    void check(RestoreView view, GuardedDatabase database, Confirmation confirmation, Actor actor) {
        Preview preview = view.preview();
        if (view.phase() != Phase.PREVIEWED) {
            throw refused("this " + view.operation().kind().word() + " was confirmed already", "look at its page");
        }
        if (expired(view.operation().began())) {
            throw refused("the preview is older than " + PREVIEW_HOLDS.toMinutes() + " minutes", "preview it again");
        }
        preview.preflight().stream()
                .filter(item -> item.verdict() == PreflightItem.Verdict.BLOCK)
                .findFirst()
                .ifPresent(item -> {
                    throw new BelayException(ErrorCode.REFUSED, item.detail(), item.fix());
                });
        if (database.production() && !database.databaseName().equals(confirmation.typedName())) {
            throw refused(
                    "this is a production database, and its name was not typed as it is",
                    "type " + database.databaseName());
        }
        reauthentication.confirm(
                confirmation.user(),
                confirmation.password(),
                confirmation.address(),
                view.operation().kind().word() + " " + view.operation().id() + " of file " + preview.sha256() + " onto "
                        + preview.fingerprint(),
                actor.channel());
    }

    /** How long everybody can still say no. */
    Duration cooldown(Confirmation confirmation) {
        return Optional.ofNullable(confirmation.cooldown()).orElse(settings.cooldown());
    }

    /** Whether a preview of {@code at} is too old to decide on. */
    boolean expired(Instant at) {
        return at.plus(PREVIEW_HOLDS).isBefore(clock.instant());
    }

    private static BelayException refused(String sentence, String hint) {
        return new BelayException(ErrorCode.REFUSED, sentence, hint);
    }
}
