package dev.belay.vault;

/** An extension that the database had, with its version. */
public record Extension(String name, String version) {
    public Extension {
        Parts.require("an extension", name, version);
    }
}
