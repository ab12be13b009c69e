package dev.belay.rclone;

import dev.belay.offsite.StoreException;
import dev.belay.offsite.StoreException.Kind;
import dev.belay.process.CommandResult;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What it means that rclone ended with a fault. Its own words decide, since most faults have the same exit code, and are
 * not passed on: nobody knows what a stranger's server says of passwords.
 */
final class RcloneFault {
    private static final int NO_FOLDER = 3;
    private static final int NO_FILE = 4;
    private static final int NOT_TO_BE_TRIED_AGAIN = 6;
    private static final int FATAL = 7;

    /** The first line whose words are found counts. */
    private static final List<Words> WORDS = List.of(
            new Words(Kind.TRANSIENT, "is busy", "too many requests|rate.?limit|slow ?down|\\b429\\b"),
            new Words(Kind.BROKEN, "is not in rclone's configuration", "didn't find section in config file"),
            new Words(Kind.FULL, "has no room left", "no space left|quota|insufficient storage|\\b507\\b|disk full"),
            new Words(
                    Kind.REVOKED,
                    "did not let rclone in",
                    "\\b401\\b|unauthori[sz]ed|unable to authenticate|invalid_grant|expired|decrypt config|invalid access key"
                            + "|signaturedoesnotmatch|invalidaccesskeyid"),
            new Words(
                    Kind.DENIED,
                    "does not allow that",
                    "\\b403\\b|forbidden|permission denied|access ?denied|read.?only"),
            new Words(
                    Kind.TRANSIENT,
                    "cannot be reached",
                    "refused|no such host|timeout|timed out|reset|unreachable|\\beof\\b|broken pipe|\\b50[0234]\\b|couldn't connect"));

    private final String remote;

    /**
     * Words of rclone.
     *
     * @param sentence what a remote does or is that makes rclone say them
     */
    private record Words(Kind kind, String sentence, Pattern pattern) {
        Words(Kind kind, String sentence, String pattern) {
            this(kind, sentence, Pattern.compile(pattern));
        }
    }

    RcloneFault(String remote) {
        this.remote = remote;
    }

    /** The meaning of how rclone ended, called with {@code arguments}, the first of which says what to do. */
    StoreException of(List<String> arguments, CommandResult result) {
        String act = arguments.getFirst();
        return switch (result) {
            case CommandResult.Ended _ -> new StoreException(Kind.CANCELLED, "the transfer was ended", "");
            case CommandResult.TimedOut _ ->
                StoreException.passing("rclone " + act + " was ended, since it took too long", null, null);
            case CommandResult.Exited(int code, String _, String errors) ->
                exited(act, code, without(errors, arguments));
        };
    }

    private StoreException exited(String act, int code, String errors) {
        String said = errors.toLowerCase(Locale.ROOT);
        if (code == NO_FOLDER || code == NO_FILE || said.contains("is a directory or doesn't exist")) {
            return new StoreException(Kind.MISSING, "rclone " + act + " found nothing at " + remote, "");
        }
        return WORDS.stream()
                .filter(words -> words.pattern().matcher(said).find())
                .findFirst()
                .map(words -> new StoreException(words.kind(), "the remote " + remote + " " + words.sentence(), hint()))
                .orElseGet(() -> new StoreException(
                        code == NOT_TO_BE_TRIED_AGAIN || code == FATAL ? Kind.BROKEN : Kind.TRANSIENT,
                        "rclone " + act + " at " + remote + " ended with code " + code,
                        hint()));
    }

    /** A database may be called {@code quota}. */
    private static String without(String errors, List<String> arguments) {
        String rest = errors;
        for (String argument : arguments.subList(1, arguments.size())) {
            String name = argument.substring(argument.lastIndexOf('/') + 1);
            rest = name.isEmpty() ? rest : rest.replace(argument, "").replace(name, "");
        }
        return rest;
    }

    private String hint() {
        return "`rclone lsd " + remote + "` says in rclone's own words what is wrong";
    }
}
