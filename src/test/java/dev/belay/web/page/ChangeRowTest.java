package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.restore.Preview;
import dev.belay.restore.TableChange;
import dev.belay.restore.TableChange.State;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChangeRowTest {
    private final Words words =
            new Words(Messages.load(), Samples.shell(Locale.ENGLISH, "/").place());

    @Test
    void theGreatestLossComesFirstThenWhatIsUnknownThenWhatComesBack() {
        Preview preview = SampleRestores.unknown().preview();
        assertThat(ChangeRow.changed(words, preview))
                .extracting(ChangeRow::name)
                .containsExactly("income", "audit_event", "stray", "locked", "year_2024", "expense");
        assertThat(ChangeRow.same(words, preview))
                .extracting(ChangeRow::name)
                .containsExactly("account", "closing", "member");
    }

    @Test
    void anUnknownCountIsNeverANumber() {
        ChangeRow row = only(new TableChange("public", "t", null, 5L, State.UNKNOWN, "locked", null));
        assertThat(row.live()).isEqualTo("unknown");
        assertThat(row.difference()).isEqualTo("unknown");
        assertThat(row.backup()).isEqualTo("5");
        assertThat(row.note()).isEqualTo(new Sentence("Locked.", "en"));
        assertThat(row.bar()).isZero();
    }

    @Test
    void aTableOnOneSideHasNoCountOnTheOther() {
        ChangeRow now = only(new TableChange("public", "t", 3L, null, State.ONLY_LIVE, null, null));
        assertThat(now.backup()).isEqualTo("–");
        assertThat(now.difference()).isEqualTo("−3");
        ChangeRow then = only(new TableChange("public", "t", null, 3L, State.ONLY_BACKUP, null, null));
        assertThat(then.live()).isEqualTo("–");
        assertThat(then.difference()).isEqualTo("+3");
    }

    @Test
    void theSmallestLossStillHasABarToSee() {
        List<ChangeRow> rows = ChangeRow.changed(words, SampleRestores.preview(SampleRestores.changes(), List.of()));
        assertThat(rows).extracting(ChangeRow::bar).startsWith(100, 4, 4).endsWith(0, 0);
    }

    private ChangeRow only(TableChange change) {
        return ChangeRow.changed(words, SampleRestores.preview(List.of(change), List.of()))
                .getFirst();
    }
}
