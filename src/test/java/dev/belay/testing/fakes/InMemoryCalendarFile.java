package dev.belay.testing.fakes;

import dev.belay.backup.calendar.CalendarChange;
import dev.belay.backup.calendar.CalendarFile;
import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A calendar without a file: its text is what the settings say of themselves. */
public final class InMemoryCalendarFile implements CalendarFile {
    private CalendarSettings settings;

    public InMemoryCalendarFile(ZoneId zone) {
        this.settings = new CalendarSettings(List.of(), List.of(), zone);
    }

    /** Puts another calendar in force. */
    public synchronized void set(CalendarSettings other) {
        settings = other;
    }

    @Override
    public synchronized CalendarSettings inForce() {
        return settings;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public synchronized Proposal propose(CalendarChange change) {
        return new Proposal(
                "belay.yml",
                "--- belay.yml\n+++ belay.yml\n@@ -1,1 +1,1 @@\n-" + settings + "\n+" + change.appliedTo(settings)
                        + "\n",
                digest());
    }

    @Override
    public synchronized void write(CalendarChange change, Sha256 seen) {
        if (!seen.equals(digest())) {
            throw new BelayException(ErrorCode.REFUSED, "it was changed meanwhile", "look again");
        }
        settings = change.appliedTo(settings);
    }

    private Sha256 digest() {
        return Sha256.of(settings.toString());
    }
}
