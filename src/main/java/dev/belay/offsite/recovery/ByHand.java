package dev.belay.offsite.recovery;

import dev.belay.offsite.OffsiteSettings.Drive;
import dev.belay.offsite.OffsiteSettings.Folder;
import dev.belay.offsite.OffsiteSettings.Rclone;
import dev.belay.offsite.OffsiteSettings.S3;
import dev.belay.offsite.OffsiteSettings.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * How somebody without Belay gets the files of one folder out of a store. No secret stands in it: who follows it types
 * what is needed.
 *
 * @param programs besides those that restore; empty or beginning with a blank
 * @param needs what has to be said or typed first
 * @param where commands that say where the files are
 * @param list the command that shows which are there
 * @param get the command that brings those called {@code $FILE}
 */
record ByHand(String programs, String needs, List<String> where, String list, String get) {
    /** @param folder of the store */
    static ByHand of(Target target, String folder) {
        return switch (target) {
            case Folder local ->
                new ByHand(
                        "",
                        "Say where this folder is. Its disk may be found in another place by now",
                        List.of("STORE=" + quoted(local.path().resolve(folder).toString())),
                        "ls \"$STORE\"",
                        "cp \"$STORE/$FILE\".* .");
            case S3 s3 ->
                rclone(
                        "Say where the bucket is. Then type an access key that may read it, and its secret key",
                        s3(s3).store(":s3:" + s3.bucket() + "/" + s3.prefix() + folder)
                                .line("read -r RCLONE_S3_ACCESS_KEY_ID; read -rs RCLONE_S3_SECRET_ACCESS_KEY"));
            case Drive drive ->
                rclone(
                        "Let the Google account in that owns the folder or was given it, when a browser asks for it",
                        new Lines()
                                .line("rclone config create belay drive scope=drive.readonly" + shared(drive))
                                .store("belay:" + drive.folder() + "/" + folder));
            case Rclone remote ->
                rclone(
                        "Say where this folder is. rclone needs its configuration for the remote, which is not kept here",
                        new Lines().store(below(remote.remote(), folder)));
        };
    }

    private static ByHand rclone(String needs, Lines where) {
        return new ByHand(
                " rclone",
                needs,
                List.copyOf(where.all()),
                "rclone lsf \"$STORE\"",
                "rclone copy --include \"$FILE.*\" \"$STORE\" .");
    }

    private static Lines s3(S3 s3) {
        String server = s3.endpoint() == null
                ? "AWS"
                : "Other RCLONE_S3_ENDPOINT=" + quoted(s3.endpoint().toString());
        return new Lines()
                .line("export RCLONE_S3_PROVIDER=" + server + " RCLONE_S3_REGION=" + quoted(s3.region()))
                .line("export RCLONE_S3_ACCESS_KEY_ID RCLONE_S3_SECRET_ACCESS_KEY");
    }

    private static String shared(Drive drive) {
        return drive.sharedDrive() == null ? "" : " team_drive=" + quoted(drive.sharedDrive());
    }

    /** The top of a remote is another place than its root, which a slash would name. */
    private static String below(String remote, String folder) {
        return remote.endsWith(":") || remote.endsWith("/") ? remote + folder : remote + "/" + folder;
    }

    /** As a shell takes it, letter for letter. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Commands, one after the other. */
    private record Lines(List<String> all) {
        Lines() {
            this(new ArrayList<>());
        }

        Lines line(String command) {
            all.add(command);
            return this;
        }

        Lines store(String address) {
            return line("STORE=" + quoted(address));
        }
    }
}
