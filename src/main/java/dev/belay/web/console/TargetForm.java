package dev.belay.web.console;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.offsite.OffsiteSettings.Drive;
import dev.belay.offsite.OffsiteSettings.Folder;
import dev.belay.offsite.OffsiteSettings.Rclone;
import dev.belay.offsite.OffsiteSettings.S3;
import dev.belay.offsite.OffsiteSettings.Target;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a store is, as a form says it.
 *
 * @param values by the names of the fields, none of them a secret
 * @param secrets by the names of the fields
 */
record TargetForm(String kind, Map<String, String> values, Map<String, Secret> secrets) {
    /** The fields that nobody may see again. */
    static final List<String> SECRETS = List.of("client_secret", "account", "access_key", "secret_key");
    /** The others, of every kind. */
    static final List<String> VALUES = List.of(
            "way",
            "client_id",
            "shared_drive",
            "folder",
            "endpoint",
            "region",
            "bucket",
            "prefix",
            "lock_days",
            "path",
            "remote",
            "config");

    private static final String ANYWHERE = "us-east-1";
    private static final String DRIVE_FOLDER = "Belay";

    /** What a form would have said; of a drive, without the way by which it was let in. */
    static TargetForm of(Target target) {
        Map<String, String> values = new LinkedHashMap<>();
        return switch (target) {
            case Drive drive -> {
                values.put("way", "kept");
                values.put("folder", drive.folder());
                put(values, "shared_drive", drive.sharedDrive());
                yield new TargetForm("drive", values, Map.of("credentials", drive.credentials()));
            }
            case S3 s3 -> {
                put(values, "endpoint", s3.endpoint());
                values.put("region", s3.region());
                values.put("bucket", s3.bucket());
                values.put("prefix", s3.prefix());
                Duration lock = s3.lock();
                put(values, "lock_days", lock == null ? null : lock.toDays());
                yield new TargetForm("s3", values, Map.of("access_key", s3.accessKey(), "secret_key", s3.secretKey()));
            }
            case Folder folder -> {
                values.put("path", folder.path().toString());
                yield new TargetForm("folder", values, Map.of());
            }
            case Rclone rclone -> {
                values.put("remote", rclone.remote());
                put(values, "config", rclone.config());
                yield new TargetForm("rclone", values, Map.of());
            }
        };
    }

    /** The target; that of a drive whose person has not agreed yet has no credentials. */
    Target target() {
        return switch (kind) {
            case "drive" -> drive();
            case "s3" -> s3();
            case "folder" -> new Folder(path("path"));
            case "rclone" -> rclone();
            default -> throw new IllegalStateException("no kind of store: " + kind);
        };
    }

    private Drive drive() {
        String shared = value("shared_drive");
        Secret credentials =
                switch (value("way")) {
                    case "service" -> secret("account");
                    case "kept" -> secret("credentials");
                    default -> new Secret("");
                };
        if (value("way").equals("service") && shared.isEmpty()) {
            throw usage(
                    "a service account has no room of its own",
                    "fill in the id of a shared drive of which it is a member");
        }
        return new Drive(
                value("folder").isEmpty() ? DRIVE_FOLDER : value("folder"),
                credentials,
                shared.isEmpty() ? null : shared,
                null);
    }

    private S3 s3() {
        String prefix = value("prefix");
        String region = value("region");
        return new S3(
                endpoint(),
                region.isEmpty() ? ANYWHERE : region,
                required("bucket"),
                prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/",
                secret("access_key"),
                secret("secret_key"),
                value("lock_days").isEmpty() ? null : Duration.ofDays(number(value("lock_days"))));
    }

    private @Nullable URI endpoint() {
        String typed = value("endpoint");
        if (typed.isEmpty()) {
            return null;
        }
        try {
            URI endpoint = URI.create(typed.contains("://") ? typed : "https://" + typed);
            if (endpoint.getHost() != null && List.of("http", "https").contains(endpoint.getScheme())) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            throw noEndpoint(typed, e);
        }
        throw noEndpoint(typed, null);
    }

    private static BelayException noEndpoint(String typed, @Nullable Throwable cause) {
        return new BelayException(
                ErrorCode.USAGE,
                "the endpoint " + typed + " is no address of a server",
                "write its name, such as s3.example.com, with http:// before it when it has no TLS",
                cause);
    }

    private Rclone rclone() {
        Rclone rclone = new Rclone(required("remote"), value("config").isEmpty() ? null : path("config"));
        if (!rclone.configured()) {
            throw usage(
                    "the remote is none of rclone's own configuration",
                    "write its name and a path, such as nas:belay; what it needs stands in rclone's configuration");
        }
        return rclone;
    }

    private Path path(String name) {
        String typed = required(name);
        try {
            Path path = Path.of(typed);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException e) {
            throw noPath(typed, e);
        }
        throw noPath(typed, null);
    }

    private static BelayException noPath(String typed, @Nullable Throwable cause) {
        return new BelayException(
                ErrorCode.USAGE,
                typed + " is no whole path on this machine",
                "write it from its beginning, such as /mnt/nas/belay",
                cause);
    }

    private String required(String name) {
        String typed = value(name);
        if (typed.isEmpty()) {
            throw missing(name);
        }
        return typed;
    }

    private Secret secret(String name) {
        Secret typed = secrets.get(name);
        if (typed == null || typed.isEmpty()) {
            throw missing(name);
        }
        return typed;
    }

    private static BelayException missing(String name) {
        return usage("the field " + name.replace('_', ' ') + " is empty", "fill it in");
    }

    /** A whole number above zero. */
    static int number(String typed) {
        if (!typed.matches("[1-9]\\d{0,4}")) {
            throw usage(typed + " is no whole number above zero", "write digits only, or leave the field empty");
        }
        return Integer.parseInt(typed);
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    private static BelayException usage(String sentence, String hint) {
        return new BelayException(ErrorCode.USAGE, sentence, hint);
    }
}
