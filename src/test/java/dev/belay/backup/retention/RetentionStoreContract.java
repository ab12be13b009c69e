package dev.belay.backup.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.base.Actor;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of agreements promises. */
public interface RetentionStoreContract {
    Instant NOON = Instant.parse("2026-02-19T12:00:00.123Z");
    Actor MINJI = new Actor("minji", Actor.Channel.CONSOLE);

    /** An empty store. */
    RetentionStore store();

    @Test
    default void atFirstNobodyAgreedToAnything() {
        assertThat(store().agreed("ledger")).isEmpty();
    }

    @Test
    default void theLastAgreementOfEachDatabaseIsKept() {
        Agreement first = new Agreement("ledger", "last 7", NOON, MINJI);
        Agreement other = new Agreement("crm", "daily 3", NOON, MINJI);
        Agreement second = new Agreement(
                "ledger", "last 8, 매주 \"x\"", NOON.plusSeconds(60), new Actor("treasurer", Actor.Channel.SHELL));

        store().agree(first);
        store().agree(other);
        store().agree(second);

        assertThat(store().agreed("ledger")).contains(second);
        assertThat(store().agreed("crm")).contains(other);
    }

    @Test
    default void whatIsWithdrawnIsNoLongerAgreedTo() {
        store().agree(new Agreement("ledger", "last 7", NOON, MINJI));
        store().agree(new Agreement("crm", "last 7", NOON, MINJI));

        store().withdraw("ledger");
        store().withdraw("ledger");

        assertThat(store().agreed("ledger")).isEmpty();
        assertThat(store().agreed("crm")).isPresent();
    }
}
