package dev.belay.offsite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.vault.BackupId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static final BackupId BACKUP = new BackupId("finance_1");

    private long now = 5;
    private final Rates rates = new Rates(() -> now);

    private boolean note(long seconds, long sent) {
        now += Duration.ofSeconds(seconds).toNanos();
        return rates.note(BACKUP, "nas", sent);
    }

    @Test
    void aRateIsThatOfTheLastSeconds() {
        note(0, 0);
        for (int i = 1; i <= 30; i++) {
            note(1, i * 100L);
        }
        for (int i = 1; i <= 10; i++) {
            note(1, 3000 + i * 500L);
        }

        assertThat(rates.perSecond(BACKUP, "nas")).isEqualTo(500);
        assertThat(rates.perSecond(BACKUP, "drive")).isZero();
    }

    @Test
    void othersAreToldOnceASecond() {
        assertThat(note(0, 1)).isTrue();
        assertThat(note(0, 2)).isFalse();
        assertThat(note(1, 3)).isTrue();
        assertThat(note(0, 4)).isFalse();
    }

    @Test
    void whatIsOverHasNoRate() {
        note(0, 0);
        note(2, 100);
        assertThat(rates.perSecond(BACKUP, "nas")).isEqualTo(50);

        rates.forget(BACKUP, "nas");

        assertThat(rates.perSecond(BACKUP, "nas")).isZero();
    }

    @Test
    void anUploadThatStandsStillSlowsDown() {
        note(0, 0);
        note(1, 900);
        note(0, 900);
        now += Duration.ofSeconds(8).toNanos();

        assertThat(rates.perSecond(BACKUP, "nas")).isEqualTo(100);
    }
}
