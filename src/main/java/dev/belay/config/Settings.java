package dev.belay.config;

import dev.belay.backup.BackupSettings;
import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.base.Secret;
import dev.belay.notify.NotifySettings;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.postgres.PostgresSettings;
import dev.belay.restore.DrillSettings;
import dev.belay.restore.RestoreSettings;
import dev.belay.vault.RetentionSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set.
 *
 * @param databases empty when nobody named one: then the set-up page asks
 * @param offsite what the configuration names; stores that were connected on a page come on top
 */
public record Settings(
        General general,
        List<PostgresSettings> databases,
        Backups backups,
        RestoreSettings restore,
        NotifySettings alarms,
        DrillSettings drill,
        CalendarSettings calendar,
        RetentionSettings retention,
        OffsiteSettings offsite,
        Console console,
        InForce inForce) {
    public Settings {
        databases = List.copyOf(databases);
    }

    /**
     * What concerns everything.
     *
     * @param app name of what is guarded, for pages and messages
     * @param zone in which times are meant
     * @param home state store and keys
     * @param programs folder with pg_dump and the others; null when they are to be found
     * @param templates folder to read pages from while somebody edits them; null takes the packaged ones
     */
    public record General(
            String app,
            ZoneId zone,
            Locale language,
            Path home,
            @Nullable Path programs,
            @Nullable Path templates) {}

    /**
     * Where backups are kept and how they are taken.
     *
     * @param verify in which time each is read once more; null when none is by itself
     */
    public record Backups(
            Path folder, BackupSettings taking, @Nullable Duration verify) {}

    /**
     * How the console is reached and who may stay in it.
     *
     * @param port 0 takes any that is free
     * @param publicUrl by which people reach the console; null when that is where it listens
     * @param trustedProxies addresses and networks whose forwarding headers are believed
     * @param adminPassword of the first admin; null when a set-up link is to be printed
     */
    public record Console(
            String bind,
            int port,
            @Nullable URI publicUrl,
            List<String> trustedProxies,
            Duration sessionIdle,
            Duration sessionMax,
            @Nullable Secret adminPassword) {
        public Console {
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /**
     * What is in force, for people.
     *
     * @param settings each with its value and where it comes from; never a secret
     * @param warnings sentences about what was written and is not acted on
     */
    public record InForce(List<Setting> settings, List<String> warnings) {
        public InForce {
            settings = List.copyOf(settings);
            warnings = List.copyOf(warnings);
        }
    }
}
