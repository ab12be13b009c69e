package dev.belay.web.console;

import dev.belay.access.SetupLink;
import dev.belay.audit.AuditLog;
import dev.belay.audit.Audited;
import dev.belay.backup.DatabaseSetup;
import dev.belay.backup.DatabaseSetup.Candidate;
import dev.belay.backup.DatabaseSetup.TestResult;
import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.base.Secret;
import dev.belay.web.http.Exchange;
import dev.belay.web.page.Notice;
import dev.belay.web.page.SetupAdminPage;
import dev.belay.web.page.SetupDatabasePage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first minutes: the first admin by a one-time link, then the database to guard. */
public final class SetupActions {
    private final PageWriter writer;
    private final SetupLink link;
    private final DatabaseSetup databases;
    private final AuditLog audit;

    public SetupActions(PageWriter writer, SetupLink link, DatabaseSetup databases, AuditLog audit) {
        this.writer = writer;
        this.link = link;
        this.databases = databases;
        this.audit = audit;
    }

    /** The form for the first admin. */
    public void adminForm(Exchange exchange) {
        String token = exchange.query("token");
        if (!link.valid(new Secret(token))) {
            throw new BelayException(
                    ErrorCode.REFUSED,
                    "this set-up link is not valid, or not any more",
                    "start Belay again: it prints a new one while there is no user");
        }
        showAdmin(exchange, new SetupAdminPage.Form(token, "", null), null);
    }

    /** Makes the first admin. */
    public void makeAdmin(Exchange exchange) {
        Secret token = exchange.secretField("token");
        String name = exchange.field("name");
        Secret password = exchange.secretField("password");
        try {
            if (!password.equals(exchange.secretField("repeat"))) {
                throw new BelayException(
                        ErrorCode.USAGE, "the two passwords are not the same", "type the same one twice");
            }
            link.redeem(token, name, password);
        } catch (BelayException refusal) {
            var form = new SetupAdminPage.Form(token.reveal(), name, PageWriter.problem(refusal));
            showAdmin(exchange, form, refusal);
            return;
        }
        exchange.notice(Notice.ADMIN_CREATED);
        exchange.seeOther("/sign-in");
    }

    /** The form for the database, while none is guarded. */
    public void databaseForm(Exchange exchange) {
        if (!writer.shells().unguarded()) {
            exchange.seeOther("/");
            return;
        }
        showDatabase(exchange, new SetupDatabasePage.Form("", "localhost", "5432", "", "", "", null), null);
    }

    /** Tests a database, and guards it when the test succeeds. */
    public void saveDatabase(Exchange exchange) {
        if (!writer.shells().unguarded()) {
            throw new BelayException(
                    ErrorCode.NOT_FOUND, "a database is guarded already", "what is configured cannot be changed here");
        }
        String line = "";
        try {
            Candidate candidate = candidate(exchange);
            line = exchange.field("url").isBlank() ? "" : candidate.line();
            save(exchange, candidate);
        } catch (BelayException refusal) {
            showDatabase(exchange, typed(exchange, line, refusal), refusal);
            return;
        }
        exchange.notice(Notice.DATABASE_SAVED);
        exchange.seeOther("/");
    }

    private void save(Exchange exchange, Candidate candidate) {
        new Audited(audit, exchange.actor(), "database.save", candidate.database(), "on " + candidate.host())
                .run(() -> {
                    switch (databases.test(candidate)) {
                        case TestResult.Ok ok -> databases.save(candidate);
                        case TestResult.Refused refused -> throw refusal(refused);
                    }
                });
    }

    /** A hint with the exact GRANTs, a line each. */
    private static BelayException refusal(TestResult.Refused refused) {
        List<String> lines = Stream.concat(Stream.of(refused.hint()), refused.missingGrants().stream())
                .filter(line -> !line.isEmpty())
                .toList();
        return new BelayException(ErrorCode.DATABASE, refused.sentence(), String.join("\n", lines));
    }

    /** A line counts before the fields; only a password that it lacks is taken from them. */
    private Candidate candidate(Exchange exchange) {
        String environment = exchange.field("environment").strip();
        Secret password = exchange.secretField("password");
        if (!exchange.field("url").isBlank()) {
            Candidate named = databases.parse(exchange.secretField("url"), environment);
            return named.password().isEmpty() ? named.withPassword(password) : named;
        }
        return new Candidate(
                exchange.field("host").strip(),
                port(exchange.field("port").strip()),
                exchange.field("database").strip(),
                exchange.field("user").strip(),
                password,
                Map.of(),
                environment);
    }

    private static int port(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    private static SetupDatabasePage.Form typed(Exchange exchange, String line, BelayException refusal) {
        return new SetupDatabasePage.Form(
                line,
                exchange.field("host"),
                exchange.field("port"),
                exchange.field("database"),
                exchange.field("user"),
                exchange.field("environment"),
                PageWriter.problem(refusal));
    }

    private void showAdmin(Exchange exchange, SetupAdminPage.Form form, @Nullable BelayException refusal) {
        writer.show(exchange, writer.pages().setupAdmin().view(writer.shells().page(exchange), form), refusal);
    }

    private void showDatabase(Exchange exchange, SetupDatabasePage.Form form, @Nullable BelayException refusal) {
        writer.show(
                exchange, writer.pages().setupDatabase().view(writer.shells().page(exchange), form), refusal);
    }
}
