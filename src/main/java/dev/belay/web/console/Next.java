package dev.belay.web.console;

import java.util.regex.Pattern;

/** Where to go after signing in or changing the language: a path of this console, and never elsewhere. */
final class Next {
    private static final Pattern OURS = Pattern.compile("/([A-Za-z0-9_][A-Za-z0-9_+./=&?%-]*)?");

    private Next() {}

    /** {@code wish} if it is ours, else the overview. */
    static String of(String wish) {
        return OURS.matcher(wish).matches() ? wish : "/";
    }
}
