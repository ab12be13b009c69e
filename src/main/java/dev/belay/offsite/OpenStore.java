package dev.belay.offsite;

import dev.belay.offsite.OffsiteSettings.Store;

/** A store that somebody uses; closing it says that they do not any more. */
public final class OpenStore implements AutoCloseable {
    private final Store settings;
    private final OffsiteStore plain;
    private final Sealing sealing;
    private final Runnable release;

    OpenStore(Store settings, OffsiteStore plain, Sealing sealing, Runnable release) {
        this.settings = settings;
        this.plain = plain;
        this.sealing = sealing;
        this.release = release;
    }

    public String name() {
        return settings.name();
    }

    public Store settings() {
        return settings;
    }

    /** Gives and takes what lies there as it lies there, encrypted or not. */
    public OffsiteStore plain() {
        return plain;
    }

    /** Whether what is sent there from now on is encrypted. */
    public boolean seals() {
        return sealing.seals(settings);
    }

    /** What files are put through. */
    OffsiteStore sending(boolean encrypted) {
        return encrypted ? sealing.over(plain) : plain;
    }

    @Override
    public void close() {
        release.run();
    }
}
