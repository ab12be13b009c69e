package dev.belay.web.page;

import dev.belay.backup.GuardedDatabase;
import dev.belay.notify.Severity;
import dev.belay.notify.Standing;
import dev.belay.notify.Wording;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trouble in words.
 *
 * @param mark {@code bad} or {@code care}; {@code ok} when it is over
 * @param severity in a word
 * @param detail empty when the title says all
 * @param ended null while it stands
 */
record AlarmLine(
        String mark,
        String severity,
        String title,
        String detail,
        String todo,
        Moment since,
        @Nullable Moment ended) {

    static List<AlarmLine> all(Words words, Shell shell, List<Standing> all) {
        return all.stream().map(each -> of(words, shell, each)).toList();
    }

    private static AlarmLine of(Words words, Shell shell, Standing standing) {
        var trouble = standing.trouble();
        Wording wording = Wording.in(
                words.place().locale(),
                words.place().zone(),
                said -> words.said(said).orElse(said));
        String database = shown(shell, trouble.database());
        Instant ended = standing.ended();
        Severity severity = trouble.kind().severity();
        return new AlarmLine(
                ended != null ? "ok" : severity == Severity.CRITICAL ? "bad" : "care",
                words.text(ended == null ? "alarm.severity." + severity : "alarm.over"),
                Names.visible(wording.title(trouble, database)),
                Names.visible(wording.detail(trouble)),
                Names.visible(wording.toDo(trouble, database)),
                words.moment(trouble.since()),
                ended == null ? null : words.moment(ended));
    }

    /** The name in Belay when the database is no longer guarded. */
    private static String shown(Shell shell, String name) {
        Guarded guarded = shell.guarded();
        return Stream.concat(
                        shell.databases().stream(), Stream.ofNullable(guarded).map(Guarded::database))
                .filter(database -> database.name().equals(name))
                .map(GuardedDatabase::shownName)
                .findFirst()
                .orElse(name);
    }
}
