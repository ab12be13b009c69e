package dev.belay.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is due, given what was done. */
public final class Due {
    /** What was done further ahead than this was done by a clock that was wrong, and cannot hold anything back. */
    public static final Duration WRONG_CLOCK = Duration.ofHours(25);

    private static final int COUNTED = 999;

    private Due() {}

    /**
     * The run of {@code cron} that is due at {@code now}: the newest moment only, however many were missed before it.
     *
     * @param done what was done before, in any order; nothing is due while it is empty
     */
    public static Optional<Run> run(Cron cron, ZoneId zone, Collection<Span> done, Instant now) {
        Instant moment = cron.last(now, zone);
        List<Span> believed = done.stream()
                .filter(span -> !span.until().isAfter(now.plus(WRONG_CLOCK)))
                .toList();
        boolean covered = believed.stream().anyMatch(span -> span.covers(moment))
                || done.stream().anyMatch(span -> span.until().equals(moment));
        return covered
                ? Optional.empty()
                : believed.stream()
                        .map(Span::until)
                        .filter(until -> until.isBefore(moment))
                        .max(Instant::compareTo)
                        .map(since -> new Run(moment, since, between(cron, zone, since, moment)));
    }

    /**
     * The periods that are over and not closed, oldest first.
     *
     * @param at the time of the day after the last one, from which on a period can be closed
     * @param since when somebody began to ask for this; periods that could be closed before are nobody's business
     * @param done keys of the periods that are closed
     */
    public static List<Close> closes(ClosingTime at, Instant since, Collection<String> done, Instant now) {
        LocalDate from = since.atZone(at.zone()).toLocalDate().minusDays(2);
        LocalDate to = now.atZone(at.zone()).toLocalDate();
        return at.calendar().ending(from, to).stream()
                .map(period -> new Close(period, at.of(period)))
                .filter(close -> close.due().isAfter(since) && !close.due().isAfter(now))
                .filter(close -> !done.contains(close.period().key()))
                .toList();
    }

    private static int between(Cron cron, ZoneId zone, Instant since, Instant moment) {
        int missed = 0;
        Instant next = cron.next(since, zone);
        while (next.isBefore(moment) && missed < COUNTED) {
            missed++;
            next = cron.next(next, zone);
        }
        return missed;
    }

    /**
     * A time that needs no run any more.
     *
     * @param since not part of it
     * @param until part of it
     */
    public record Span(Instant since, Instant until) {
        boolean covers(Instant moment) {
            return since.isBefore(moment) && !moment.isAfter(until);
        }
    }

    /**
     * A run that is due.
     *
     * @param since until when all was well; the run makes up for everything after it
     * @param missed how many runs it makes up for besides its own; counted to {@value #COUNTED}
     */
    public record Run(Instant moment, Instant since, int missed) {}

    /** A period that is to be closed, and since when. */
    public record Close(Period period, Instant due) {}

    /** When the periods of a calendar can be closed: at a time of the day after their last one. */
    public record ClosingTime(PeriodCalendar calendar, LocalTime time, ZoneId zone) {
        /** The moment from which {@code period} can be closed. */
        public Instant of(Period period) {
            return LocalMoments.resolve(period.last().plusDays(1).atTime(time), zone);
        }
    }
}
