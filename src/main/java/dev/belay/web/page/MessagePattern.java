package dev.belay.web.page;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the places of a message: <code>{0}</code> takes the first argument, a number with its thousands separated;
 * <code>{0|row|rows}</code> takes one of two words, the first for exactly one.
 */
final class MessagePattern {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^|}]*))?}");

    private MessagePattern() {}

    static String fill(String message, Object... arguments) {
        if (arguments.length == 0) {
            return message;
        }
        return PLACE.matcher(message).replaceAll(place -> Matcher.quoteReplacement(value(place, arguments)));
    }

    private static String value(MatchResult place, Object... arguments) {
        Object argument = arguments[Integer.parseInt(place.group(1))];
        if (place.group(2) != null) {
            boolean one = argument instanceof Number number && number.longValue() == 1;
            return one ? place.group(2) : place.group(3);
        }
        return argument instanceof Number number ? Figures.number(number.longValue()) : argument.toString();
    }
}
