package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.ByteSize;
import dev.belay.offsite.Copy;
import dev.belay.offsite.CopyState;
import dev.belay.vault.BackupId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CopiesBriefTest {
    private static final Messages MESSAGES = Messages.load();
    private static final BackupId BACKUP = SampleBackups.newest().id();
    private static final CopyState PROVEN = new CopyState.Proven(Samples.NOW, Samples.NOW);
    private static final CopyState SENT = new CopyState.Uploading(Samples.NOW, 40, 100);
    private static final CopyState MISSING = new CopyState.Missing(Samples.NOW);
    private static final CopyState REMOVED = new CopyState.Removed(Samples.NOW, "retention");

    static Stream<Arguments> stands() {
        return Stream.of(
                Arguments.of(Locale.ENGLISH, List.of(PROVEN, PROVEN), "ok", "2 of 2 proven"),
                Arguments.of(Locale.KOREAN, List.of(PROVEN, PROVEN), "ok", "2개 중 2개 확인됨"),
                Arguments.of(Locale.ENGLISH, List.of(PROVEN, REMOVED), "ok", "1 of 1 proven"),
                Arguments.of(Locale.ENGLISH, List.of(SENT), "now", "being sent, 40 %"),
                Arguments.of(Locale.ENGLISH, List.of(SENT, PROVEN), "now", "being sent, 40 %; 1 of 2 proven"),
                Arguments.of(Locale.ENGLISH, List.of(SENT, failed(Samples.NOW)), "care", "failed; 0 of 2 proven"),
                Arguments.of(
                        Locale.ENGLISH, List.of(failed(null), failed(Samples.NOW)), "bad", "failed; 0 of 2 proven"),
                Arguments.of(Locale.ENGLISH, List.of(PROVEN, MISSING), "bad", "missing; 1 of 2 proven"));
    }

    private static CopyState failed(@Nullable Instant next) {
        return new CopyState.Failed(Samples.NOW, "the store did not answer", "", next);
    }

    @ParameterizedTest
    @MethodSource("stands")
    void theCopyThatNeedsSomebodyMostSpeaksForAll(Locale locale, List<CopyState> states, String mark, String text) {
        Words words = new Words(MESSAGES, Samples.shell(locale, "/").place());

        assertThat(CopiesBrief.of(
                        words, states.stream().map(state -> copy(BACKUP, state)).toList()))
                .isEqualTo(new CopiesBrief(mark, text));
    }

    @Test
    void aListAsksOnceForThoseThatItShows() {
        List<List<BackupId>> asked = new ArrayList<>();

        assertThat(shelf(backups -> {
                    asked.add(backups);
                    return backups.stream().map(backup -> copy(backup, PROVEN)).toList();
                }))
                .contains("Copies elsewhere", "1 of 1 proven");
        assertThat(asked)
                .singleElement()
                .satisfies(backups -> assertThat(backups).hasSize(30));
    }

    @Test
    void aListWithoutCopiesSaysNothingOfThem() {
        assertThat(shelf(_ -> List.of())).doesNotContain("Copies elsewhere", "proven");
    }

    private static String shelf(Function<List<BackupId>, List<Copy>> copies) {
        View view = Pages.create(MESSAGES)
                .backups()
                .view(
                        Samples.shell(Locale.ENGLISH, "/backups"),
                        new BackupsPage.Shelf(SampleBackups.weeks(), new ByteSize(1), null, copies),
                        BackupQuery.all(),
                        null);
        return new Html(Templates.packaged(MESSAGES).render(view, Locale.ENGLISH)).words();
    }

    private static Copy copy(BackupId backup, CopyState state) {
        return Copy.waiting(backup, "ledger", "drive", Samples.NOW).with(state);
    }
}
