package dev.belay.config;

import dev.belay.backup.calendar.CalendarSettings;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code belay.yml} as a text that the console may change: whole or not at all, and nothing but what was asked for. */
public final class ConfigurationFile {
    private static final String FIRST_LINE = "version: 1\n";

    private final Environment environment;
    private final Path file;

    public ConfigurationFile(Environment environment) {
        this.environment = environment;
        this.file = SettingsReader.file(environment);
    }

    public Path path() {
        return file;
    }

    /** What the file holds; empty when it is not there. */
    public String read() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (CharacterCodingException e) {
            throw new BelayException(ErrorCode.USAGE, "the file " + file + " is not UTF-8 text", "save it as UTF-8", e);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the file " + file + " cannot be read",
                    "check that it exists and who may read it",
                    e);
        }
    }

    /**
     * The settings, as if {@code text} stood in the file.
     *
     * @throws BelayException {@link ErrorCode#USAGE} that lists every problem there is
     */
    public Settings check(String text) {
        return SettingsReader.read(environment, text);
    }

    /** {@code text} with another schedule in the place of {@code number}; see {@link ListEdit#apply}. */
    public String withSchedule(String text, int number, CalendarSettings.@Nullable ScheduleSettings schedule) {
        String entry = schedule == null ? null : FlowText.of(schedule.written());
        return ListEdit.apply(file, begun(text), CalendarReader.SCHEDULES, number, entry);
    }

    /** {@code text} with another close in the place of {@code number}; see {@link ListEdit#apply}. */
    public String withClose(String text, int number, CalendarSettings.@Nullable CloseSettings close) {
        String entry = close == null ? null : FlowText.of(keys(close));
        return ListEdit.apply(file, begun(text), CalendarReader.CLOSES, number, entry);
    }

    /** How {@code after} differs from {@code before}, as {@code diff -u} shows it. */
    public String difference(String before, String after) {
        return Difference.of(String.valueOf(file.getFileName()), before, after);
    }

    /** Whether two texts say the same of everything but the calendar. */
    public boolean sameBesides(String before, String after) {
        return others(before).equals(others(after));
    }

    /**
     * Writes {@code text} in the place of what is there.
     *
     * @param seen digest of what has to be there
     * @throws BelayException {@link ErrorCode#REFUSED} when something else is there, or the file cannot be written
     */
    public void replace(Sha256 seen, String text) {
        if (!Sha256.of(read()).equals(seen)) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "the file " + file.getFileName() + " was changed by somebody else meanwhile",
                    "look at it again, and make the change once more");
        }
        try {
            write(Files.exists(file) ? file.toRealPath() : file, text);
        } catch (IOException e) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "the file " + file.getFileName() + " cannot be written: " + e.getMessage(),
                    "let the account that runs Belay write in its folder, or make the change shown by hand",
                    e);
        }
    }

    private static void write(Path target, String text) throws IOException {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            Files.deleteIfExists(partial);
            try (FileChannel channel =
                    FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                keepRights(target, partial);
                channel.force(true);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel folder = FileChannel.open(partial.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void keepRights(Path from, Path to) throws IOException {
        PosixFileAttributeView rights = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (rights != null && Files.exists(from)) {
            rights.setPermissions(Files.getPosixFilePermissions(from));
        }
    }

    private static String begun(String text) {
        return text.isEmpty() ? FIRST_LINE : text;
    }

    private static Map<String, ?> keys(CalendarSettings.CloseSettings close) {
        Map<String, Object> keys = new LinkedHashMap<>(close.written());
        List<Map<String, String>> named = close.named().stream()
                .map(CalendarSettings.NamedSettings::written)
                .toList();
        if (!named.isEmpty()) {
            keys.put("periods", named);
        }
        return keys;
    }

    private Map<String, List<String>> others(String text) {
        Function<Setting, String> name = Setting::name;
        return check(text).inForce().settings().stream()
                .filter(setting -> !setting.name().startsWith(CalendarReader.SCHEDULES + ".")
                        && !setting.name().startsWith(CalendarReader.CLOSES + "."))
                .collect(Collectors.groupingBy(name, Collectors.mapping(Setting::value, Collectors.toList())));
    }
}
