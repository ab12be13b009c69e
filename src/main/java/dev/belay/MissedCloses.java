package dev.belay;

import dev.belay.backup.calendar.CalendarBook;
import dev.belay.notify.Facts;
import java.util.List;

/** What alarms are told of periods that should be closed and are not. */
record MissedCloses(CalendarBook book) {
    List<Facts.Late> of(String database) {
        return book.missed(database).stream()
                .map(due -> new Facts.Late(due.period().key(), due.due()))
                .toList();
    }
}
