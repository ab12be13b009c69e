package dev.belay.audit;

import dev.belay.base.Sha256;

/** What walking the chain of the audit log found. */
public sealed interface ChainResult {
    /** Every entry is as it was written, up to {@code entries}; {@code head} is the hash of the last. */
    record Whole(long entries, Sha256 head) implements ChainResult {}

    /** The chain is broken at {@code number}. */
    record Broken(long number, String why) implements ChainResult {}
}
