package dev.belay.offsite.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.base.BelayException;
import dev.belay.base.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {
    private final AgeKeyPair pair = AgeKeyPair.make();

    @Test
    void aSecretKeyKnowsItsRecipient() {
        assertThat(AgeKeyPair.of(pair.secret())).isEqualTo(pair);
        assertThat(AgeKeyPair.of(new Secret("# made today\n  " + pair.secret().reveal() + "\r\n\n")))
                .isEqualTo(pair);
    }

    @Test
    void aRecipientIsUnderstoodWithBlanksAroundIt() {
        assertThat(Recipients.checked(" " + pair.recipient() + "\n")).isEqualTo(pair.recipient());
    }

    @Test
    void theSameRecipientTwiceIsOne() {
        assertThat(new Recipients(List.of(pair.recipient(), pair.recipient())).all())
                .containsExactly(pair.recipient());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "age1", "ssh-ed25519 AAAA", "age1pq1xyz", "AGE1"})
    void whatIsNoRecipientIsNamed(String typed) {
        assertThatThrownBy(() -> Recipients.checked(typed))
                .isInstanceOf(BelayException.class)
                .hasMessageContaining("'" + typed + "'");
    }

    @Test
    void everyMisspeltLetterIsNoticed() {
        for (int at = 4; at < pair.recipient().length(); at++) {
            char other = pair.recipient().charAt(at) == 'q' ? 'p' : 'q';
            String misspelt =
                    pair.recipient().substring(0, at) + other + pair.recipient().substring(at + 1);
            assertThatThrownBy(() -> Recipients.checked(misspelt)).hasMessageContaining("checksum");
        }
    }

    @Test
    void aSecretKeyInThePlaceOfARecipientIsNotRepeated() {
        String secret = pair.secret().reveal();

        assertThatThrownBy(() -> Recipients.checked(secret))
                .hasMessageContaining("a secret key stands where a recipient should")
                .hasMessageNotContaining(secret.substring(20));
    }

    @Test
    void aMisspeltSecretKeyIsNoticedAndNotRepeated() {
        String secret = pair.secret().reveal();
        String misspelt = secret.substring(0, 40) + (secret.charAt(40) == 'Q' ? 'P' : 'Q') + secret.substring(41);

        assertThatThrownBy(() -> AgeKeyPair.of(new Secret(misspelt)))
                .hasMessageContaining("checksum")
                .hasMessageNotContaining(misspelt.substring(20))
                .hasNoCause();
        assertThatThrownBy(() -> AgeKeyPair.of(new Secret(secret + "\n" + secret)))
                .hasMessageContaining("more than one");
        assertThatThrownBy(() -> AgeKeyPair.of(new Secret("hunter2")))
                .hasMessageContaining("no secret key")
                .hasMessageNotContaining("hunter2");
    }
}
