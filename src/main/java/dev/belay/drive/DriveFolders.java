package dev.belay.drive;

import com.google.api.services.drive.model.File;
import dev.belay.offsite.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where things lie. In Drive several folders may have the same name: files are looked for in all of them, and put into
 * the oldest.
 */
final class DriveFolders {
    private static final String IS_FOLDER = "mimeType = '" + DriveCalls.FOLDER + "'";

    private final DriveAccess access;
    private final DriveCalls calls;
    private final ReentrantLock making;

    /** {@code making} is held while a folder is looked for and made, so that two do not make it at once. */
    DriveFolders(DriveAccess access, DriveCalls calls, ReentrantLock making) {
        this.access = access;
        this.calls = calls;
        this.making = making;
    }

    /** The folders of one level below that of the store. */
    Set<String> names() throws StoreException {
        Set<String> names = new LinkedHashSet<>();
        for (String top : top()) {
            for (File folder : calls.list(in(top) + " and " + IS_FOLDER, place())) {
                names.add(folder.getName());
            }
        }
        return names;
    }

    /** Every file in {@code folder}, the oldest first within each of those that are called so. */
    List<File> files(String folder) throws StoreException {
        return files(folder, "");
    }

    /** The file called {@code name} in {@code folder}; the oldest when somebody made several. */
    Optional<File> file(String folder, String name) throws StoreException {
        return files(folder, " and name = " + quoted(name)).stream().findFirst();
    }

    private List<File> files(String folder, String condition) throws StoreException {
        List<File> all = new ArrayList<>();
        for (String id : ids(folder)) {
            all.addAll(calls.list(in(id) + " and mimeType != '" + DriveCalls.FOLDER + "'" + condition, place()));
        }
        return all.stream().filter(file -> file.getSize() != null).toList();
    }

    /** The id of {@code folder}, which is made when there is none. */
    String make(String folder) throws StoreException {
        making.lock();
        try {
            String top = make(access.settings().folder(), root(), "");
            return folder.isEmpty() ? top : make(folder, top, folder);
        } finally {
            making.unlock();
        }
    }

    private String make(String name, String parent, String path) throws StoreException {
        List<String> there = named(name, parent);
        if (!there.isEmpty()) {
            return there.getFirst();
        }
        Optional<String> known = Optional.ofNullable(access.made().get(path));
        if (known.isPresent()
                && calls.get(known.get()).filter(DriveFolders::isThere).isPresent()) {
            return known.get();
        }
        String id = calls.makeFolder(name, parent);
        access.made().put(path, id);
        return id;
    }

    /** Whether {@code file} is not in the bin. */
    static boolean isThere(File file) {
        return !Boolean.TRUE.equals(file.getTrashed());
    }

    private List<String> ids(String folder) throws StoreException {
        if (folder.isEmpty()) {
            return top();
        }
        List<String> ids = new ArrayList<>();
        for (String top : top()) {
            ids.addAll(named(folder, top));
        }
        return ids;
    }

    private List<String> top() throws StoreException {
        return named(access.settings().folder(), root());
    }

    private String root() {
        return Optional.ofNullable(access.settings().sharedDrive()).orElse("root");
    }

    private List<String> named(String name, String parent) throws StoreException {
        String query = in(parent) + " and " + IS_FOLDER + " and name = " + quoted(name);
        return calls.list(query, place()).stream().map(File::getId).toList();
    }

    private String place() {
        return "the folder " + access.settings().folder();
    }

    private static String in(String parent) {
        return quoted(parent) + " in parents and trashed = false";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
