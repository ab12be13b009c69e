package dev.belay.offsite;

/** Opens the stores of the edges. */
@FunctionalInterface
public interface StoreOpener {
    /** The store behind {@code target}. Asks nobody yet; the caller closes it. */
    OffsiteStore open(OffsiteSettings.Target target);
}
