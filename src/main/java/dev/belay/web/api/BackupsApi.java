package dev.belay.web.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.access.Token;
import dev.belay.backup.BackupCatalogue;
import dev.belay.backup.BackupRequest;
import dev.belay.backup.BackupResult;
import dev.belay.backup.BackupService;
import dev.belay.backup.Databases;
import dev.belay.backup.GuardedDatabase;
import dev.belay.backup.calendar.PeriodClose;
import dev.belay.base.Actor;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.offsite.Copy;
import dev.belay.offsite.OffsiteService;
import dev.belay.operation.OperationId;
import dev.belay.vault.BackupId;
import dev.belay.vault.Reason;
import dev.belay.vault.StoredBackup;
import dev.belay.web.http.Caller;
import dev.belay.web.http.Exchange;
import dev.belay.web.http.HttpStatuses;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Backups for programs: take one, list them, look at one. */
public final class BackupsApi {
    private static final long LONGEST_WAIT_SECONDS = 3600;
    private static final List<Reason> REASONS = List.of(Reason.MANUAL, Reason.CLOSE, Reason.DEPLOY);

    private final BackupService service;
    private final PeriodClose closes;
    private final BackupCatalogue catalogue;
    private final OffsiteService offsite;
    private final Databases databases;
    private final Jobs jobs;
    private final OnceOnly onceOnly;
    private final ObjectMapper mapper = Json.mapper();

    public BackupsApi(
            Taking taking,
            BackupCatalogue catalogue,
            OffsiteService offsite,
            Databases databases,
            Jobs jobs,
            OnceOnly onceOnly) {
        this.service = taking.service();
        this.closes = taking.closes();
        this.catalogue = catalogue;
        this.offsite = offsite;
        this.databases = databases;
        this.jobs = jobs;
        this.onceOnly = onceOnly;
    }

    /** Begins a backup; waits for its end as long as the query says. */
    public void take(Exchange exchange) throws IOException {
        Optional<Duration> wait = wait(exchange.query("wait"));
        byte[] body = exchange.body();
        BackupRequest request = request(body);
        OperationId id = onceOnly.run(
                token(exchange),
                exchange.header("Idempotency-Key").orElse(null),
                body,
                () -> start(request, exchange.actor()));
        exchange.header("Location", "/api/v1/jobs/" + id);
        Optional<BackupResult> result = wait.flatMap(limit -> service.await(id, limit));
        if (request.reason() == Reason.CLOSE && result.isPresent()) {
            closes.settle();
        }
        int status = result.map(BackupsApi::status).orElse(202);
        exchange.status(status);
        exchange.json(jobs.json(jobs.find(id.value())));
    }

    /** A period that was closed before is answered with the operation that did it. */
    private OperationId start(BackupRequest request, Actor actor) {
        return request.reason() == Reason.CLOSE ? closes.start(request, actor) : service.start(request, actor);
    }

    /** Every backup of every guarded database. */
    public void list(Exchange exchange) {
        Map<BackupId, List<Copy>> copies = offsite.copies().stream().collect(Collectors.groupingBy(Copy::backup));
        exchange.json(databases.all().stream()
                .flatMap(database -> catalogue.of(database.name()).stream())
                .distinct()
                .map(backup -> BackupJson.brief(backup, copies.getOrDefault(backup.id(), List.of())))
                .toList());
    }

    /** One backup with its tables and verifications. */
    public void one(Exchange exchange) {
        StoredBackup backup = catalogue.get(exchange.pathPart("id"));
        exchange.json(BackupJson.whole(backup, offsite.copies(backup.id())));
    }

    private static int status(BackupResult result) {
        return switch (result) {
            case BackupResult.Good good -> 200;
            case BackupResult.Cancelled cancelled ->
                throw new BelayException(
                        ErrorCode.CANCELLED, "the backup was cancelled by " + cancelled.by(), "take it again");
            case BackupResult.Failed failed ->
                throw new BelayException(serverSide(failed.code()), failed.sentence(), failed.hint());
        };
    }

    /** Whoever asked did nothing wrong, whatever the reason is. */
    private static ErrorCode serverSide(ErrorCode code) {
        return HttpStatuses.of(code) >= 500 ? code : ErrorCode.BACKUP_FAILED;
    }

    private BackupRequest request(byte[] body) throws IOException {
        Body read = body.length == 0 ? new Body(null, null, null, null, null) : read(body);
        Reason reason = read.reason() == null ? Reason.MANUAL : reason(read.reason());
        try {
            return new BackupRequest(
                    database(read.database()), reason, read.label(), read.period(), Boolean.TRUE.equals(read.pin()));
        } catch (IllegalArgumentException e) {
            throw new BelayException(
                    ErrorCode.USAGE, String.valueOf(e.getMessage()), "see /api/openapi.json for what is taken", e);
        }
    }

    private Body read(byte[] body) throws IOException {
        try {
            return mapper.readValue(body, Body.class);
        } catch (JacksonException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the body is not the JSON of a backup request",
                    "it has the fields reason, label, period, pin and database, all of them optional",
                    e);
        }
    }

    private String database(@Nullable String named) {
        if (named != null) {
            return databases.find(named).name();
        }
        List<GuardedDatabase> all = databases.all();
        if (all.size() != 1) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    all.isEmpty() ? "no database is guarded yet" : "several databases are guarded",
                    "name one of " + all.stream().map(GuardedDatabase::name).toList());
        }
        return all.getFirst().name();
    }

    private static Reason reason(String word) {
        return Stream.of(Reason.values())
                .filter(reason -> REASONS.contains(reason) && reason.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BelayException(
                        ErrorCode.USAGE, "a backup is not taken for that reason", "it is manual, close or deploy"));
    }

    private static Optional<Duration> wait(String seconds) {
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        if (!seconds.matches("\\d{1,4}") || Long.parseLong(seconds) > LONGEST_WAIT_SECONDS) {
            throw new BelayException(
                    ErrorCode.USAGE, "wait is not a number of seconds", "it is 0 to " + LONGEST_WAIT_SECONDS);
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static Token token(Exchange exchange) {
        return switch (exchange.caller()) {
            case Caller.Machine machine -> machine.token();
            case Caller.Person person -> throw noToken();
            case Caller.Stranger stranger -> throw noToken();
        };
    }

    private static BelayException noToken() {
        return new BelayException(ErrorCode.REFUSED, "this needs a token", "send Authorization: Bearer");
    }

    /** By which backups are taken, and periods closed. */
    public record Taking(BackupService service, PeriodClose closes) {}

    /** What a program may say about the backup that it wants. */
    private record Body(
            @Nullable String reason,
            @Nullable String label,
            @Nullable String period,
            @Nullable Boolean pin,
            @Nullable String database) {}
}
