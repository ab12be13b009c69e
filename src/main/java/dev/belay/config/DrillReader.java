package dev.belay.config;

import dev.belay.restore.DrillSettings;
import dev.belay.restore.DrillSettings.Ground;
import dev.belay.restore.DrillSettings.Rhythm;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the section {@code drill}. */
final class DrillReader {
    private static final DrillSettings USUAL = DrillSettings.DEFAULT;

    private final Lookup lookup;
    private final Path folder;

    DrillReader(Lookup lookup, Path folder) {
        this.lookup = lookup;
        this.folder = folder;
    }

    DrillSettings read() {
        String every = lookup.read(
                Key.line("drill.every"), words(Rhythm.values()), USUAL.rhythm().word());
        String ground = lookup.read(
                Key.line("drill.on"), words(Ground.values()), USUAL.ground().word());
        boolean superuser = lookup.read(Key.line("drill.superuser"), Kind.YES_OR_NO, false);
        Path where = lookup.find(Key.line("drill.folder"), Kind.path(folder)).orElse(null);
        return new DrillSettings(rhythm(every), ground(ground), superuser, where);
    }

    private static Rhythm rhythm(String word) {
        return Arrays.stream(Rhythm.values())
                .filter(rhythm -> rhythm.word().equals(word))
                .findFirst()
                .orElse(USUAL.rhythm());
    }

    private static Ground ground(String word) {
        return Arrays.stream(Ground.values())
                .filter(ground -> ground.word().equals(word))
                .findFirst()
                .orElse(USUAL.ground());
    }

    private static Kind<String> words(Rhythm... values) {
        return Kind.oneOf(Arrays.stream(values).map(Rhythm::word).toList());
    }

    private static Kind<String> words(Ground... values) {
        return Kind.oneOf(Arrays.stream(values).map(Ground::word).toList());
    }
}
