package dev.belay.config;

import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteSettings;
import dev.belay.offsite.OffsiteSettings.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what kind of place a store is and how it is reached. No problem and no setting in force repeats a secret. */
final class TargetReader {
    /** By type, what only stores of that type have. */
    static final Map<String, List<String>> KEYS = Map.of(
            "drive", List.of("folder", "credentials", "shared_drive", "api_root"),
            "s3", List.of("endpoint", "region", "bucket", "prefix", "access_key", "secret_key", "lock"),
            "folder", List.of("path"),
            "rclone", List.of("remote", "config"));

    private static final List<String> TYPES = List.of("drive", "s3", "folder", "rclone");
    private static final String REGION = "us-east-1";
    private static final Path CONTAINER_SECRETS = Path.of("/run/secrets");
    private static final Kind<String> FOLDER =
            Kind.matching("write the name of one folder", "[^/\\\\'\\p{Cntrl}]{1,100}");
    private static final Kind<String> ID =
            Kind.matching("write the id as the address of it shows", "[A-Za-z0-9_-]{1,100}");
    private static final Kind<String> WORD = Kind.matching("write letters, digits and hyphens", "[A-Za-z0-9-]{1,60}");
    private static final Kind<String> BUCKET =
            Kind.matching("write the name of the bucket alone", "[A-Za-z0-9][A-Za-z0-9._-]{0,254}");
    private static final Kind<String> PREFIX =
            new Kind<>("write it as ledger/", TargetReader::prefix, prefix -> prefix);
    private final Path folder;
    private final List<String> warnings;

    /** @param folder in which relative paths start */
    TargetReader(Path folder, List<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    /** @param store of one store of the list */
    Optional<Target> read(Lookup store) {
        if (store.document().at("type").isEmpty()) {
            store.missing("type", "a store");
            return Optional.empty();
        }
        return store.find(Key.line("type"), Kind.oneOf(TYPES)).flatMap(type -> {
            refuseForeignKeys(store, type);
            return switch (type) {
                case "drive" -> drive(store);
                case "s3" -> s3(store);
                case "folder" -> required(store, "path", Kind.path(folder)).map(OffsiteSettings.Folder::new);
                default -> rclone(store);
            };
        });
    }

    private Optional<Target> drive(Lookup store) {
        String name = store.read(Key.line("folder"), FOLDER, "Belay");
        Optional<String> shared = store.find(Key.line("shared_drive"), ID);
        var root = store.find(Key.line("api_root"), Kind.ENDPOINT);
        return required(store, "credentials", Kind.path(folder))
                .flatMap(file -> contents(store, file))
                .map(credentials ->
                        new OffsiteSettings.Drive(name, credentials, shared.orElse(null), root.orElse(null)));
    }

    private Optional<Target> s3(Lookup store) {
        var endpoint = store.find(Key.line("endpoint"), Kind.ENDPOINT);
        String region = store.read(Key.line("region"), WORD, REGION);
        String prefix = store.read(Key.line("prefix"), PREFIX, "");
        var lock = store.find(Key.line("lock"), Kind.PERIOD);
        Optional<String> bucket = required(store, "bucket", BUCKET);
        Optional<Secret> access = secret(store, "access_key");
        Optional<Secret> secret = secret(store, "secret_key");
        if (bucket.isEmpty() || access.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OffsiteSettings.S3(
                endpoint.orElse(null), region, bucket.get(), prefix, access.get(), secret.get(), lock.orElse(null)));
    }

    private Optional<Target> rclone(Lookup store) {
        var config = store.find(Key.line("config"), Kind.path(folder));
        return written(store, "remote")
                .map(remote -> new OffsiteSettings.Rclone(remote.text().strip(), config.orElse(null)))
                .filter(target -> isConfigured(store, target))
                .map(Target.class::cast);
    }

    /** What else was written may hold a secret, and is not repeated. */
    private static boolean isConfigured(Lookup store, OffsiteSettings.Rclone target) {
        if (target.configured()) {
            store.document()
                    .at("remote")
                    .ifPresent(node -> store.note(
                            "remote", target.remote(), store.document().origin(node)));
            return true;
        }
        store.problem(
                "remote",
                store.called("remote") + " is no remote of rclone's own configuration",
                "write its name and a path, such as nas:belay; what it needs stands in rclone's configuration");
        return false;
    }

    private static <T> Optional<T> required(Lookup store, String key, Kind<T> kind) {
        if (store.document().at(key).isEmpty()) {
            store.missing(key, "the store");
        }
        return store.find(Key.line(key), kind);
    }

    private Optional<Secret> secret(Lookup store, String key) {
        return written(store, key).map(value -> {
            store.note(key, "set", value.origin());
            if (!value.shown().contains("${")) {
                warnings.add(value.origin() + ": a secret stands in the file; write '" + key + "' as \"${NAME}\"");
            }
            return new Secret(value.text().strip());
        });
    }

    /** A variable that is not set was told already. */
    private static Optional<Value> written(Lookup store, String key) {
        Optional<Value> written = store.value(store.document(), key);
        if (written.isEmpty()) {
            store.missing(key, "the store");
        }
        return written.filter(value -> !value.text().isBlank());
    }

    private Optional<Secret> contents(Lookup store, Path file) {
        try {
            warnIfOthersCanRead(file);
            String text = Files.readString(file).strip();
            if (!text.isEmpty()) {
                return Optional.of(new Secret(text));
            }
            store.problem("credentials", "the file " + file + " is empty", "write the credentials into it");
        } catch (IOException e) {
            store.problem(
                    "credentials", "the file " + file + " cannot be read", "check that it exists and who may read it");
        }
        return Optional.empty();
    }

    /** What a container engine mounts as a secret is readable within the container, and nobody else is there. */
    private void warnIfOthersCanRead(Path file) throws IOException {
        boolean posix = Files.getFileStore(file).supportsFileAttributeView("posix");
        if (posix
                && !file.startsWith(CONTAINER_SECRETS)
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            warnings.add("the file " + file + " can be read by everybody on this machine; chmod 600 it");
        }
    }

    private static void refuseForeignKeys(Lookup store, String type) {
        List<String> others = KEYS.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(type))
                .flatMap(entry -> entry.getValue().stream())
                .filter(key -> !KEYS.getOrDefault(type, List.of()).contains(key))
                .sorted()
                .toList();
        for (String key : others) {
            if (store.document().at(key).isPresent()) {
                store.problem(
                        key,
                        "a store of the type " + type + " has no '" + key + "'",
                        "it has: " + String.join(", ", KEYS.getOrDefault(type, List.of())));
            }
        }
    }

    private static String prefix(String text) {
        String path = text.replaceFirst("^/+", "").replaceFirst("/+$", "");
        if (!path.matches("[^\\p{Cntrl}]{0,500}") || path.contains("//")) {
            throw new IllegalArgumentException("no prefix of keys");
        }
        return path.isEmpty() ? "" : path + "/";
    }
}
