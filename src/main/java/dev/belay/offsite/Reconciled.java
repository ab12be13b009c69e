package dev.belay.offsite;

import java.time.Instant;

/**
 * What came of comparing a store with what is believed.
 *
 * @param seen copies that are there and are what they were
 * @param missing copies that are found to be gone
 * @param damaged copies that are found not to be what they were
 * @param returned copies that were missing or damaged and are whole again
 */
public record Reconciled(String store, Instant at, int seen, int missing, int damaged, int returned) {}
