package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.notify.Trouble;
import dev.belay.notify.Trouble.Kind;
import dev.belay.notify.Wording;
import dev.belay.vault.Anomaly;
import dev.belay.vault.Anomaly.Grade;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands out in a backup, in both languages, on pages and in messages. */
class AnomalySentencesTest {
    private static final Messages MESSAGES = Messages.load();
    private static final List<Anomaly> EACH = Stream.concat(
                    SampleBackups.suspicious(Samples.NOW, null).findings().stream(),
                    Stream.of(new Anomaly.ExtensionChanged(Grade.WARNING, "citext", "1.6", null)))
            .toList();

    @Test
    void everyAnomalyIsSaidInKoreanToo() {
        assertThat(EACH)
                .extracting(Object::getClass)
                .as("one of each kind")
                .contains(Anomaly.class.getPermittedSubclasses());
        assertThat(EACH)
                .allSatisfy(found -> assertThat(MESSAGES.said(Locale.KOREAN, found.sentence()))
                        .as(found.sentence())
                        .isPresent());
    }

    @Test
    void aMessageSaysEachOfThemInItsLanguage() {
        Wording korean = Wording.in(
                Locale.KOREAN,
                Samples.shell(Locale.KOREAN, "/").place().zone(),
                said -> MESSAGES.said(Locale.KOREAN, said).orElse(said));
        String text = EACH.stream().map(Anomaly::sentence).collect(Collectors.joining("\n"));

        String detail = korean.detail(new Trouble(
                Kind.SUSPICIOUS,
                "ledger",
                "b",
                Samples.NOW,
                null,
                text + "\nand 3 more on the page of the backup",
                ""));

        assertThat(detail)
                .contains("테이블 public.member이(가) 비었습니다 (전: 201,720행); ", "그 밖의 3건은 백업 페이지에 있습니다")
                .doesNotContain("the ", "before");
    }
}
