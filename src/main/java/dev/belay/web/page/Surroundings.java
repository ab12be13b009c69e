package dev.belay.web.page;

import dev.belay.backup.GuardedDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the contents of a page, in words.
 *
 * @param title of the browser's window
 * @param events where it is told which banners this page has
 * @param query keeps the choice of a database in addresses; empty where there is none
 * @param now in milliseconds since 1970, so that a browser with a wrong clock tells the right ages
 * @param database null before one was set up
 * @param notice what the last request did; null when there is nothing to say
 * @param live whether something on the page goes on by itself, so that a browser without scripts must come back
 */
record Surroundings(
        String lang,
        String title,
        boolean signedIn,
        String user,
        String role,
        String csrf,
        String zone,
        String path,
        String events,
        String query,
        long now,
        List<Link> links,
        List<Language> languages,
        @Nullable DatabaseLine database,
        List<BannerLine> banners,
        @Nullable String notice,
        boolean live) {

    /** A place to go. */
    record Link(
            String href,
            String label,
            String icon,
            @Nullable String current) {}

    /** A language to read in. */
    record Language(String tag, String name, boolean current) {}

    /**
     * The database that pages are about.
     *
     * @param facts of its server; null when they are unknown
     * @param unknown why they are; null when they are known
     * @param choices all databases, when there are several
     */
    record DatabaseLine(
            String name,
            String environment,
            boolean production,
            @Nullable String facts,
            @Nullable String unknown,
            List<Choice> choices) {}

    /** A database to look at instead. */
    record Choice(
            String href,
            String name,
            String environment,
            @Nullable String current) {}

    static Surroundings of(Words words, Shell shell, Section section, String title, boolean live) {
        Visitor visitor = shell.visitor();
        return new Surroundings(
                words.language(),
                title + " · " + words.text("app.name"),
                visitor.signedIn(),
                Names.visible(visitor.name()),
                words.text("role." + visitor.role()),
                visitor.csrf(),
                words.place().zone().getId(),
                words.place().path(),
                "/events?from=" + URLEncoder.encode(words.place().path(), StandardCharsets.UTF_8),
                shell.query(),
                words.place().now().toEpochMilli(),
                visitor.signedIn() ? links(words, section, shell.query()) : List.of(),
                languages(words),
                database(words, shell, section),
                visitor.signedIn() ? Banner.lines(words, shell) : List.of(),
                notice(words, shell),
                live);
    }

    private static List<Link> links(Words words, Section current, String query) {
        List<Link> links = new ArrayList<>();
        for (Section section : Section.values()) {
            if (section != Section.ELSEWHERE) {
                links.add(new Link(
                        section.path() + query,
                        words.text("nav." + section),
                        "#icon-" + section.name().toLowerCase(Locale.ROOT),
                        section == current ? "page" : null));
            }
        }
        return links;
    }

    private static List<Language> languages(Words words) {
        Locale current = Messages.closest(words.place().locale());
        return Messages.LANGUAGES.stream()
                .map(language -> new Language(
                        language.getLanguage(), language.getDisplayLanguage(language), language.equals(current)))
                .toList();
    }

    private static @Nullable DatabaseLine database(Words words, Shell shell, Section section) {
        Guarded guarded = shell.guarded();
        if (guarded == null) {
            return null;
        }
        GuardedDatabase database = guarded.database();
        ServerLine server = guarded.server();
        return new DatabaseLine(
                Names.visible(shell.databases().size() < 2 ? database.databaseName() : database.shownName()),
                environment(words, database),
                database.production(),
                server == null ? null : facts(words, server),
                server == null ? words.text("server.unknown") : null,
                shell.databases().size() < 2 ? List.of() : choices(words, shell, section, database));
    }

    private static List<Choice> choices(Words words, Shell shell, Section section, GuardedDatabase chosen) {
        String path = section == Section.ELSEWHERE ? Section.OVERVIEW.path() : section.path();
        return shell.databases().stream()
                .map(database -> new Choice(
                        path + Shell.query(shell.databases(), database.name()),
                        Names.visible(database.shownName()),
                        environment(words, database),
                        database.name().equals(chosen.name()) ? "true" : null))
                .toList();
    }

    private static String environment(Words words, GuardedDatabase database) {
        return database.production() ? words.text("environment.production") : Names.visible(database.environment());
    }

    private static String facts(Words words, ServerLine server) {
        return words.text("server.facts", server.version(), server.size(), server.tables(), server.sessions());
    }

    /** That something has begun is no news any more when it is over. */
    private static @Nullable String notice(Words words, Shell shell) {
        Notice notice = shell.notice();
        boolean over = notice == Notice.BACKUP_STARTED && shell.backup() == null;
        return notice == null || over ? null : words.text("notice." + notice);
    }
}
