package dev.belay.config;

import dev.belay.base.ByteSize;
import dev.belay.base.Durations;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a setting is written.
 *
 * @param hint what to write
 * @param parse throws {@link IllegalArgumentException} for what cannot be understood
 * @param show for people
 */
record Kind<T>(String hint, Function<String, T> parse, Function<T, String> show) {
    private static final Pattern SIZE_FORM = Pattern.compile("(\\d{1,9})\\s*((?:[kKmMgG]?[bB])?)");

    static final Kind<String> NAME = matching("write 1 to 60 characters in one line", "[^\\p{Cntrl}]{1,60}");
    static final Kind<String> HOST =
            matching("write a host name or an IP address, such as 127.0.0.1", "[A-Za-z0-9._:%-]{1,253}");
    static final Kind<String> TABLE =
            matching("write it as schema.table", "[^.\\p{Cntrl}]{1,63}\\.[^.\\p{Cntrl}]{1,63}");
    static final Kind<String> SCHEMA = matching("write a schema's name", "[^\\p{Cntrl}]{1,63}");
    static final Kind<String> DATABASE =
            matching("take 1 to 60 letters, digits, hyphens and underscores", "[A-Za-z0-9][A-Za-z0-9_-]{0,59}");
    static final Kind<String> MAILBOX =
            matching("write an address such as ops@example.com", "[^@\\s\\p{Cntrl}<>,;\"]{1,64}@[A-Za-z0-9.-]{1,255}");
    static final Kind<Duration> DURATION = new Kind<>(Durations.HINT, Durations::parse, Durations::show);
    static final Kind<ZoneId> ZONE = new Kind<>("write a zone such as Asia/Seoul or UTC", Kind::zone, ZoneId::getId);
    static final Kind<URI> ADDRESS = new Kind<>("write it as https://belay.example.com", Kind::address, URI::toString);
    static final Kind<Duration> PERIOD = new Kind<>(Durations.HINT, Kind::period, Durations::show);
    static final Kind<Optional<Duration>> PERIOD_OR_NEVER = new Kind<>(
            Durations.HINT + ", or never",
            text -> text.equals("never") ? Optional.empty() : Optional.of(period(text)),
            period -> period.map(Durations::show).orElse("never"));
    static final Kind<List<String>> PROXIES = new Kind<>(
            "write IP addresses or networks such as 10.0.0.0/8, with commas between them",
            Kind::proxies,
            all -> String.join(", ", all));
    static final Kind<Integer> PERCENT = new Kind<>("write 0% to 100%", Kind::percent, share -> share + "%");
    static final Kind<Boolean> YES_OR_NO = oneOf(List.of("true", "false")).map(Boolean::valueOf, String::valueOf);
    static final Kind<Long> SIZE =
            new Kind<>("write a size such as 500kB or 2MB, or 0", Kind::size, bytes -> new ByteSize(bytes).toString());
    static final Kind<LocalTime> TIME =
            new Kind<>("write a time of the day such as \"08:00\"", Kind::time, LocalTime::toString);
    static final Kind<URI> ENDPOINT = new Kind<>(
            "write it as https://storage.example.com, without a user or a query", Kind::endpoint, URI::toString);
    static final Kind<Locale> LANGUAGE = oneOf(List.of("en", "ko")).map(Locale::of, Locale::getLanguage);

    static Kind<Integer> number(int least, int most) {
        return new Kind<>(
                "write a number from " + least + " to " + most,
                text -> {
                    int number = Integer.parseInt(text);
                    require(number >= least && number <= most);
                    return number;
                },
                String::valueOf);
    }

    static Kind<String> oneOf(List<String> words) {
        return new Kind<>(
                "write " + String.join(" or ", words),
                text -> {
                    require(words.contains(text));
                    return text;
                },
                text -> text);
    }

    /** Only one value can be served by this version. */
    static Kind<String> only(String word) {
        return new Kind<>(
                "this version knows " + word + " only", oneOf(List.of(word)).parse(), text -> text);
    }

    static Kind<Path> path(Path folder) {
        return new Kind<>("write a path", text -> folder.resolve(text).normalize(), Path::toString);
    }

    private <U> Kind<U> map(Function<T, U> there, Function<U, String> back) {
        return new Kind<>(hint, parse.andThen(there), back);
    }

    static Kind<String> matching(String hint, String pattern) {
        return new Kind<>(
                hint,
                text -> {
                    require(text.matches(pattern));
                    return text;
                },
                text -> text);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a zone", e);
        }
    }

    private static URI address(String text) {
        URI uri = endpoint(text);
        require(uri.getPath().isEmpty() || uri.getPath().equals("/"));
        return uri;
    }

    private static URI endpoint(String text) {
        URI uri = URI.create(text);
        require("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        require(uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null);
        return uri;
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time of the day", e);
        }
    }

    private static long size(String text) {
        Matcher form = SIZE_FORM.matcher(text);
        require(form.matches());
        return Long.parseLong(form.group(1))
                * switch (form.group(2).toUpperCase(Locale.ROOT)) {
                    case "KB" -> 1_000L;
                    case "MB" -> 1_000_000L;
                    case "GB" -> 1_000_000_000L;
                    default -> 1L;
                };
    }

    private static Duration period(String text) {
        Duration duration = Durations.parse(text);
        require(duration.isPositive());
        return duration;
    }

    private static int percent(String text) {
        require(text.endsWith("%"));
        return number(0, 100).parse().apply(text.substring(0, text.length() - 1).strip());
    }

    private static List<String> proxies(String text) {
        return Arrays.stream(text.split("[,\\s]+")).map(Kind::proxy).toList();
    }

    private static String proxy(String text) {
        String[] parts = text.split("/", 2);
        int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * 8;
        require(parts.length == 1 || number(0, bits).parse().apply(parts[1]) >= 0);
        return text;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not what is expected");
        }
    }
}
