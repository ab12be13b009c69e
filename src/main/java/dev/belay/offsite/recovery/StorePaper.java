package dev.belay.offsite.recovery;

import dev.belay.offsite.OffsiteSettings.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What lies beside the backups of a database in a store, and tells somebody who never heard of Belay how to restore them.
 */
final class StorePaper {
    /** Begins the lines that are for encrypted backups only. */
    private static final String ENCRYPTED_ONLY = "age|";

    private StorePaper() {}

    /**
     * The commands that restore a dump on a machine with age, zstd and PostgreSQL's client.
     *
     * @param name of the backup, without the end of its file's name
     */
    static List<String> commands(String name, boolean encrypted) {
        List<String> commands = new ArrayList<>();
        if (encrypted) {
            commands.add("age -d -i key.txt -o " + name + ".sql.zst " + name + ".sql.zst.age");
        }
        commands.add("zstd -t " + name + ".sql.zst");
        commands.add("createdb -T template0 restored");
        commands.add("zstd -dc " + name + ".sql.zst | psql -X -v ON_ERROR_STOP=1 -d restored");
        return commands;
    }

    /** The text for {@code folder}, which is named after its database and lies in {@code store}. */
    static String text(String app, String folder, Target store, boolean encrypted) {
        ByHand byHand = ByHand.of(store, folder);
        return template()
                .lines()
                .filter(line -> encrypted || !line.startsWith(ENCRYPTED_ONLY))
                .map(line -> line.startsWith(ENCRYPTED_ONLY) ? line.substring(ENCRYPTED_ONLY.length()) : line)
                .map(line -> line.replace("{app}", app)
                        .replace("{folder}", folder)
                        .replace("{ending}", encrypted ? ".age" : "")
                        .replace("{programs}", "zstd postgresql-client" + (encrypted ? " age" : "") + byHand.programs())
                        .replace("{needs}", byHand.needs())
                        .replace("{where}", block(byHand.where()))
                        .replace("{list}", block(List.of(byHand.list())))
                        .replace("{get}", block(List.of(byHand.get())))
                        .replace("{commands}", block(commands("\"$FILE\"", encrypted))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String block(List<String> commands) {
        return commands.stream().map(command -> "    " + command).collect(Collectors.joining("\n"));
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(StorePaper.class.getResourceAsStream("/offsite/README.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
