package dev.belay.dump;

/** How the stored file is compressed. */
public enum Compression {
    NONE,
    GZIP,
    ZSTD
}
