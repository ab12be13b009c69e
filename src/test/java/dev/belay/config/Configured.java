package dev.belay.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belay.base.BelayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** An environment and a file, to be read as settings. */
final class Configured {
    private final Map<String, String> variables = new HashMap<>();
    private final Path folder;

    Configured(Path folder) {
        this.folder = folder;
    }

    Configured variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Configured yaml(String text) {
        return file("belay.yml", text);
    }

    Configured file(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Settings settings() {
        return SettingsReader.read(new Environment(variables, folder, ZoneId.of("Europe/Lisbon")));
    }

    BelayException refusal() {
        return catchThrowableOfType(BelayException.class, this::settings);
    }

    /** Where the setting called {@code name} comes from. */
    String origin(String name) {
        return setting(name).origin().toString();
    }

    Setting setting(String name) {
        return settings().inForce().settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
