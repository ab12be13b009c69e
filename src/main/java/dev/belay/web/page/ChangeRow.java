package dev.belay.web.page;

import dev.belay.restore.Preview;
import dev.belay.restore.TableChange;
import dev.belay.restore.TableChange.State;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a restore would do to one table.
 *
 * @param tag that it is on one side only; null when it is on both
 * @param difference with its sign, or that there is none, or that it is unknown
 * @param tone a class that colours the difference
 * @param bar length of the bar that shows the loss, 0 to 100
 * @param barStart what is left of it
 * @param note why a number is unknown; null when none is
 * @param newest the newest live row; null when nothing tells
 */
record ChangeRow(
        String schema,
        String name,
        @Nullable String tag,
        String live,
        String backup,
        String difference,
        String tone,
        int bar,
        int barStart,
        @Nullable Sentence note,
        @Nullable Moment newest) {
    private static final Comparator<TableChange> WORST_FIRST = Comparator.comparingLong(TableChange::lost)
            .reversed()
            .thenComparing(change -> change.state() != State.UNKNOWN)
            .thenComparing(Comparator.comparingLong(TableChange::back).reversed())
            .thenComparing(TableChange::schema)
            .thenComparing(TableChange::name);

    /** The tables that would change, or whose change is unknown: the greatest loss first. */
    static List<ChangeRow> changed(Words words, Preview preview) {
        long most = preview.tables().stream().mapToLong(TableChange::lost).max().orElse(0);
        return preview.tables().stream()
                .filter(change -> change.state() != State.SAME)
                .sorted(WORST_FIRST)
                .map(change -> of(words, change, most))
                .toList();
    }

    /** The tables with as many rows on both sides. */
    static List<ChangeRow> same(Words words, Preview preview) {
        return preview.tables().stream()
                .filter(change -> change.state() == State.SAME)
                .sorted(WORST_FIRST)
                .map(change -> of(words, change, 0))
                .toList();
    }

    private static ChangeRow of(Words words, TableChange change, long most) {
        Long difference = change.difference();
        int bar = change.lost() == 0 ? 0 : (int) Math.max(4, 100 * change.lost() / most);
        return new ChangeRow(
                Names.visible(change.schema()),
                Names.visible(change.name()),
                tag(words, change.state()),
                count(words, change.live(), change.state() == State.ONLY_BACKUP),
                count(words, change.backup(), change.state() == State.ONLY_LIVE),
                difference(words, difference),
                difference == null ? "unknown" : Growth.tone(difference),
                bar,
                100 - bar,
                change.note() == null ? null : Sentence.of(words, change.note()),
                change.newest() == null ? null : words.moment(change.newest()));
    }

    private static @Nullable String tag(Words words, State state) {
        return switch (state) {
            case ONLY_LIVE -> words.text("change.onlyLive");
            case ONLY_BACKUP -> words.text("change.onlyBackup");
            case SAME, FEWER, MORE, UNKNOWN -> null;
        };
    }

    /** A table that is not there has no count; a count that nobody could take is unknown, never 0. */
    private static String count(Words words, @Nullable Long rows, boolean absent) {
        if (absent) {
            return "–";
        }
        return rows == null ? words.text("unknown") : Figures.number(rows);
    }

    private static String difference(Words words, @Nullable Long difference) {
        if (difference == null) {
            return words.text("unknown");
        }
        return difference == 0 ? words.text("same") : Figures.signed(difference);
    }
}
