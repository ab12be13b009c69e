package dev.belay.web.page;

import dev.belay.access.Role;
import dev.belay.backup.BackupPhase;
import dev.belay.base.ByteSize;
import dev.belay.offsite.Found;
import dev.belay.operation.Failure;
import dev.belay.operation.Operation;
import dev.belay.vault.Manifest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lies in a store, also what this console does not know? */
public final class FoundPage {
    private static final Duration NEWS = Duration.ofHours(1);

    private final Messages messages;

    public FoundPage(Messages messages) {
        this.messages = messages;
    }

    /** The page. */
    public View view(Shell shell, Known known, @Nullable Problem problem) {
        Words words = new Words(messages, shell.place());
        return new View(
                "found/page",
                Map.of(
                        "shell",
                        Surroundings.of(
                                words,
                                shell,
                                Section.OFFSITE,
                                words.text("offsite.found.title", Names.visible(known.store())),
                                known.reading() || running(known.fetch()) != null),
                        "page",
                        model(words, shell, known, problem)));
    }

    private static Model model(Words words, Shell shell, Known known, @Nullable Problem problem) {
        List<Found> listed = known.found();
        List<Found> found = listed == null ? List.of() : listed;
        String store = Names.isolated(known.store());
        return new Model(
                Names.visible(known.store()),
                listed == null
                        ? words.text("offsite.found.title", store)
                        : words.text("offsite.found.count", found.size(), store),
                known.stores().stream().map(name -> other(known, name)).toList(),
                Trouble.of(words, problem),
                BackupJob.of(words, running(known.fetch())),
                failure(words, known.fetch()),
                known.reading() ? "/offsite/found/events?store=" + encoded(known.store()) : "",
                found.stream()
                        .sorted(Comparator.comparing(Found::id).reversed())
                        .map(each -> line(words, shell, each))
                        .toList(),
                listed != null && found.isEmpty(),
                found.stream().anyMatch(each -> each.encrypted() && each.manifest() == null),
                found.stream().anyMatch(Found::encrypted),
                shell.visitor().may(Role.ADMIN));
    }

    private static Other other(Known known, String name) {
        return new Other(
                "/offsite/found?store=" + encoded(name),
                Names.visible(name),
                name.equals(known.store()) ? "true" : null);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    /**
     * What is known of a store's contents.
     *
     * @param stores the names of all stores
     * @param found null when they could not be listed, or are still being read
     * @param reading whether they are
     * @param fetch what was fetched last, running or over; null when nothing was
     */
    public record Known(
            String store,
            List<String> stores,
            @Nullable List<Found> found,
            boolean reading,
            @Nullable Operation fetch) {
        public Known {
            stores = List.copyOf(stores);
        }
    }

    private static @Nullable Operation running(@Nullable Operation fetch) {
        return fetch == null || !fetch.running() ? null : fetch;
    }

    /** Why the last fetching did not go through; null when it did, or is long ago. */
    private static @Nullable Trouble failure(Words words, @Nullable Operation fetch) {
        if (fetch == null || !fetch.phase().equals(BackupPhase.FAILED.name())) {
            return null;
        }
        boolean news = Duration.between(fetch.began(), words.place().now()).compareTo(NEWS) < 0;
        return news ? Trouble.of(words, Problem.of(Failure.of(fetch))) : null;
    }

    private static Line line(Words words, Shell shell, Found found) {
        Manifest manifest = found.manifest();
        boolean here = found.here();
        return new Line(
                found.id().value(),
                here ? "/backups/" + found.id().value() : "",
                manifest == null ? null : words.moment(manifest.taken().began()),
                manifest == null
                        ? ""
                        : words.text("reason." + manifest.taken().reason().word()),
                Names.visible(manifest == null ? "" : manifest.database()),
                new ByteSize(found.object().bytes()).toString(),
                mark(found),
                words.text("offsite.found.state." + state(found)),
                found.encrypted(),
                !here && shell.visitor().may(Role.ADMIN));
    }

    private static String mark(Found found) {
        return found.here() ? "ok" : found.manifest() == null || !found.ours() ? "care" : "off";
    }

    private static String state(Found found) {
        if (found.here()) {
            return "here";
        }
        if (found.manifest() == null) {
            return found.encrypted() ? "sealed" : "unknown";
        }
        return found.ours() ? "there" : "foreign";
    }

    /** A backup in the store. */
    private record Line(
            String id,
            String href,
            @Nullable Moment moment,
            String reason,
            String database,
            String size,
            String mark,
            String state,
            boolean encrypted,
            boolean fetchable) {}

    private record Other(String href, String name, @Nullable String current) {}

    private record Model(
            String store,
            String headline,
            List<Other> stores,
            @Nullable Trouble trouble,
            @Nullable BackupJob job,
            @Nullable Trouble failure,
            String events,
            List<Line> lines,
            boolean empty,
            boolean sealed,
            boolean needsKey,
            boolean mayFetch) {}
}
