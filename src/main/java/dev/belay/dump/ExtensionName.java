package dev.belay.dump;

import org.jspecify.annotations.Nullable;

/**
 * An extension that a dump needs.
 *
 * @param version null when the dump takes the server's default
 */
public record ExtensionName(String name, @Nullable String version) {
    public ExtensionName {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("an extension has a name");
        }
    }
}
