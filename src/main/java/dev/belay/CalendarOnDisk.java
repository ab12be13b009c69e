package dev.belay;

import dev.belay.backup.calendar.CalendarChange;
import dev.belay.backup.calendar.CalendarFile;
import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import dev.belay.config.ConfigurationFile;
import dev.belay.operation.DatabaseLock;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calendar in {@code belay.yml}, read again whenever the file holds something else, by whomever it was changed. */
final class CalendarOnDisk implements CalendarFile {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarOnDisk.class);

    private final ConfigurationFile file;
    private final DatabaseLock locks;
    private final Clock clock;
    private Read last;

    /** @param first what the file said when Belay was started */
    CalendarOnDisk(ConfigurationFile file, CalendarSettings first, DatabaseLock locks, Clock clock) {
        this.file = file;
        this.locks = locks;
        this.clock = clock;
        this.last = new Read(null, first, null);
    }

    @Override
    public CalendarSettings inForce() {
        return look().settings();
    }

    @Override
    public Optional<String> trouble() {
        return Optional.ofNullable(look().trouble());
    }

    @Override
    public Proposal propose(CalendarChange change) {
        String before = file.read();
        String after = changed(before, change);
        return new Proposal(
                String.valueOf(file.path().getFileName()), file.difference(before, after), Sha256.of(before));
    }

    @Override
    public void write(CalendarChange change, Sha256 seen) {
        try (DatabaseLock.Held _ = locks.take("belay.yml", "a change of belay.yml", Actor.belay(), clock.instant())) {
            file.replace(seen, changed(file.read(), change));
        }
        look();
    }

    /** The changed text, once it is known to say what was asked for and nothing else. */
    private String changed(String before, CalendarChange change) {
        CalendarSettings wanted = change.appliedTo(file.check(before).calendar());
        String after =
                switch (change) {
                    case CalendarChange.OfSchedule(int number, var to) -> file.withSchedule(before, number, to);
                    case CalendarChange.OfClose(int number, var to) -> file.withClose(before, number, to);
                };
        if (!file.check(after).calendar().equals(wanted) || !file.sameBesides(before, after)) {
            throw new BelayException(
                    ErrorCode.USAGE, "the file is written in a way that cannot be changed here", "change it by hand");
        }
        return after;
    }

    private synchronized Read look() {
        try {
            String text = file.read();
            Sha256 digest = Sha256.of(text);
            if (!digest.equals(last.digest())) {
                last = new Read(digest, file.check(text).calendar(), null);
            }
        } catch (BelayException e) {
            if (!e.sentence().equals(last.trouble())) {
                LOG.warn("the calendar stays as it was: {}", e.sentence());
            }
            last = new Read(null, last.settings(), e.sentence());
        }
        return last;
    }

    /**
     * What was read.
     *
     * @param digest null when it has to be read again
     * @param trouble why {@code settings} are older than the file; null when they are not
     */
    private record Read(
            @Nullable Sha256 digest,
            CalendarSettings settings,
            @Nullable String trouble) {}
}
