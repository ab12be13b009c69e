package dev.belay.offsite;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a file lies in a store: in a folder for each database, or at the top.
 *
 * @param folder of one level; empty for the top
 * @param name of the file, neither empty nor hidden
 */
public record StorePath(String folder, String name) {
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}_-][\\p{L}\\p{N}\\p{M}._+-]*");

    public StorePath {
        if (!folder.isEmpty() && !PART.matcher(folder).matches()) {
            throw new IllegalArgumentException("no folder of a store: " + folder);
        }
        if (!PART.matcher(name).matches()) {
            throw new IllegalArgumentException("no file of a store: " + name);
        }
    }

    /** A file at the top. */
    public static StorePath top(String name) {
        return new StorePath("", name);
    }

    /** The file {@code name} in {@code folder}; empty when a store may hold it and Belay cannot have put it there. */
    public static Optional<StorePath> parse(String folder, String name) {
        return (folder.isEmpty() || isFolder(folder)) && PART.matcher(name).matches()
                ? Optional.of(new StorePath(folder, name))
                : Optional.empty();
    }

    /** Whether Belay can have made a folder of that name. */
    public static boolean isFolder(String name) {
        return PART.matcher(name).matches();
    }

    /** What {@link #toString} wrote. */
    public static StorePath parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? top(text) : new StorePath(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The same with {@code ending} after its name. */
    public StorePath plus(String ending) {
        return new StorePath(folder, name + ending);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
