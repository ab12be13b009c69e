package dev.belay;

import dev.belay.backup.calendar.CalendarBook;
import dev.belay.backup.calendar.CalendarFile;
import dev.belay.backup.calendar.CloseOrders;
import dev.belay.backup.calendar.CloseProof;
import dev.belay.backup.calendar.CloseStore;
import dev.belay.backup.calendar.PeriodClose;
import dev.belay.backup.calendar.ScheduleStore;
import dev.belay.backup.calendar.Timetable;

/** What happens by itself in one installation. */
final class CalendarWork {
    private final CalendarFile file;
    private final PeriodClose closing;
    private final Timetable timetable;
    private final CalendarBook book;

    /** @param proofs what is sought once a period is closed */
    CalendarWork(Installation belay, CalendarFile file, CloseProof.Both proofs) {
        ScheduleStore runs = belay.state().schedules();
        CloseStore closes = belay.state().closes();
        this.file = file;
        this.closing = new PeriodClose(
                closes,
                new CloseOrders(file::inForce, belay.clock()),
                belay.backups(),
                belay.catalogue(),
                belay.operations(),
                proofs);
        this.timetable = new Timetable(
                file, runs, closes, new Timetable.Acts(belay.databases(), belay.backups(), closing), belay.clock());
        this.book = new CalendarBook(file, new CalendarBook.Kept(runs, closes), belay.backups(), proofs, belay.clock());
    }

    CalendarFile file() {
        return file;
    }

    PeriodClose closing() {
        return closing;
    }

    Timetable timetable() {
        return timetable;
    }

    CalendarBook book() {
        return book;
    }
}
