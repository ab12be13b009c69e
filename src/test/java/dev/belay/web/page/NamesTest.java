package dev.belay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"income", "수입", "a b.c", "👨‍👩‍👧", "naïve", "שלום"})
    void whatCanBeSeenStaysAsItIs(String name) {
        assertThat(Names.visible(name)).isEqualTo(name);
    }

    @Test
    void whatCannotBeSeenIsShownByItsNumber() {
        assertThat(Names.visible("a\u202Eb\nc\u200Bd")).isEqualTo("a⟨U+202E⟩b⟨U+000A⟩c⟨U+200B⟩d");
    }

    @Test
    void aNameInASentenceCannotEndItsOwnIsolation() {
        assertThat(Names.isolated("a\u2069b")).isEqualTo("\u2068a⟨U+2069⟩b\u2069");
    }

    @ParameterizedTest
    @ValueSource(strings = {"the file is gone", "the file is gone."})
    void wordsOfTheCoreBecomeASentence(String words) {
        assertThat(Sentence.english(words)).isEqualTo("The file is gone.");
    }

    @Test
    void aSentenceThatBeginsWithANameKeepsItsLetters() {
        assertThat(Sentence.english("pg_dump is missing")).isEqualTo("pg_dump is missing.");
    }
}
