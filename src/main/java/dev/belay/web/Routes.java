package dev.belay.web;

import static dev.belay.access.Role.ADMIN;
import static dev.belay.access.Role.OPERATOR;
import static dev.belay.access.Role.VIEWER;
import static dev.belay.access.Scope.BACKUP;
import static dev.belay.access.Scope.READ;
import static dev.belay.web.Route.Method.DELETE;
import static dev.belay.web.Route.Method.GET;
import static dev.belay.web.Route.Method.POST;
import static dev.belay.web.http.Access.atLeast;
import static dev.belay.web.http.Access.bearer;
import static dev.belay.web.http.Access.everyone;

import java.util.List;
import java.util.stream.Stream;

/** Every address, who may use it, and what it does. What stands in no table here does not exist. */
final class Routes {
    private Routes() {}

    static List<Route> table(Actions does) {
        return Stream.of(open(does), look(does), act(does), offsite(does), programs(does))
                .flatMap(List::stream)
                .toList();
    }

    /** Before anybody is signed in. */
    private static List<Route> open(Actions does) {
        return List.of(
                new Route(GET, "/sign-in", everyone(), does.signIn()::form),
                new Route(POST, "/sign-in", everyone(), does.signIn()::signIn),
                new Route(POST, "/language", everyone(), does.signIn()::language),
                new Route(GET, "/setup", everyone(), does.setup()::adminForm),
                new Route(POST, "/setup", everyone(), does.setup()::makeAdmin),
                new Route(GET, "/static/<file>", everyone(), does.files()),
                new Route(GET, "/healthz", everyone(), does.health()::alive),
                new Route(GET, "/readyz", everyone(), does.health()::ready),
                new Route(GET, "/api/openapi.json", everyone(), does.health()::openApi));
    }

    /** Looking. */
    private static List<Route> look(Actions does) {
        return List.of(
                new Route(GET, "/", atLeast(VIEWER), does.overview()),
                new Route(GET, "/trends", atLeast(VIEWER), does.trends()),
                new Route(GET, "/events", atLeast(VIEWER), does.operations()::bannerEvents),
                new Route(GET, "/backups", atLeast(VIEWER), does.backups()::list),
                new Route(GET, "/backups/{id}", atLeast(VIEWER), does.backup()::page),
                new Route(GET, "/backups/{id}/globals", atLeast(VIEWER), does.backup()::globals),
                new Route(GET, "/jobs/{id}/events", atLeast(VIEWER), does.operations()::jobEvents),
                new Route(GET, "/restore", atLeast(VIEWER), does.restores()::choose),
                new Route(GET, "/restores/{id}", atLeast(VIEWER), does.restores()::page),
                new Route(GET, "/restores/{id}/events", atLeast(VIEWER), does.operations()::restoreEvents),
                new Route(GET, "/alarms", atLeast(VIEWER), does.alarms()::page),
                new Route(GET, "/backups/{id}/statement", atLeast(VIEWER), does.calendar()::statement),
                new Route(GET, "/schedules", atLeast(VIEWER), does.calendar()::page),
                new Route(GET, "/audit", atLeast(VIEWER), does.audit()::page),
                new Route(GET, "/audit/export", atLeast(VIEWER), does.audit()::export),
                new Route(GET, "/setup/database", atLeast(ADMIN), does.setup()::databaseForm));
    }

    /** Acting. To cancel is always safe, and so everybody who is signed in may. */
    private static List<Route> act(Actions does) {
        return List.of(
                new Route(POST, "/sign-out", atLeast(VIEWER), does.signIn()::signOut),
                new Route(POST, "/jobs/{id}/cancel", atLeast(VIEWER), does.operations()::cancelJob),
                new Route(POST, "/restores/{id}/cancel", atLeast(VIEWER), does.restores()::cancel),
                new Route(POST, "/backups", atLeast(OPERATOR), does.backups()::take),
                new Route(POST, "/backups/{id}/pin", atLeast(OPERATOR), does.backup()::pin),
                new Route(POST, "/backups/{id}/accept", atLeast(OPERATOR), does.backup()::accept),
                new Route(POST, "/backups/{id}/verify", atLeast(OPERATOR), does.backup()::verify),
                new Route(POST, "/backups/{id}/drill", atLeast(OPERATOR), does.backup()::drill),
                new Route(POST, "/backups/{id}/download", atLeast(ADMIN), does.backup()::download),
                new Route(POST, "/backups/{id}/delete", atLeast(ADMIN), does.backup()::delete),
                new Route(POST, "/alarms/test", atLeast(OPERATOR), does.alarms()::test),
                new Route(POST, "/schedules/change", atLeast(ADMIN), does.calendar()::propose),
                new Route(POST, "/schedules/write", atLeast(ADMIN), does.calendar()::write),
                new Route(POST, "/schedules/retention", atLeast(ADMIN), does.retention()::agree),
                new Route(POST, "/restores", atLeast(ADMIN), does.restores()::preview),
                new Route(POST, "/restores/{id}/confirm", atLeast(ADMIN), does.restores()::confirm),
                new Route(POST, "/restores/{id}/undo", atLeast(ADMIN), does.restores()::undo),
                new Route(POST, "/setup/database", atLeast(ADMIN), does.setup()::saveDatabase));
    }

    /** Copies elsewhere. Whoever connects a store, or can read what lies there, gets at every backup. */
    private static List<Route> offsite(Actions does) {
        return List.of(
                new Route(GET, "/offsite", atLeast(VIEWER), does.offsite().stores()::page),
                new Route(
                        GET, "/offsite/events", atLeast(VIEWER), does.offsite().stores()::events),
                new Route(
                        POST, "/offsite/test", atLeast(OPERATOR), does.offsite().stores()::test),
                new Route(
                        POST,
                        "/offsite/pause",
                        atLeast(OPERATOR),
                        does.offsite().stores()::pause),
                new Route(
                        POST,
                        "/offsite/resume",
                        atLeast(OPERATOR),
                        does.offsite().stores()::resume),
                new Route(
                        POST,
                        "/offsite/compare",
                        atLeast(OPERATOR),
                        does.offsite().stores()::compare),
                new Route(
                        POST, "/offsite/forget", atLeast(ADMIN), does.offsite().stores()::forget),
                new Route(
                        POST,
                        "/backups/{id}/send",
                        atLeast(OPERATOR),
                        does.offsite().stores()::sendAgain),
                new Route(
                        POST,
                        "/backups/{id}/give-up",
                        atLeast(OPERATOR),
                        does.offsite().stores()::giveUp),
                new Route(
                        GET, "/offsite/connect", atLeast(ADMIN), does.offsite().connect()::form),
                new Route(
                        POST, "/offsite/connect", atLeast(ADMIN), does.offsite().connect()::submit),
                new Route(
                        GET,
                        "/offsite/connect/{id}",
                        atLeast(ADMIN),
                        does.offsite().connect()::page),
                new Route(
                        GET,
                        "/offsite/connect/{id}/events",
                        atLeast(ADMIN),
                        does.offsite().connect()::events),
                new Route(
                        POST,
                        "/offsite/connect/{id}/answer",
                        atLeast(ADMIN),
                        does.offsite().connect()::finish),
                new Route(
                        POST,
                        "/offsite/connect/{id}/keep",
                        atLeast(ADMIN),
                        does.offsite().connect()::keep),
                new Route(
                        GET, "/offsite/drive/answer", everyone(), does.offsite().connect()::answered),
                new Route(
                        GET,
                        "/offsite/drive/finish",
                        atLeast(ADMIN),
                        does.offsite().connect()::answer),
                new Route(GET, "/offsite/found", atLeast(VIEWER), does.offsite().found()::page),
                new Route(
                        GET,
                        "/offsite/found/events",
                        atLeast(VIEWER),
                        does.offsite().found()::events),
                new Route(POST, "/offsite/found", atLeast(ADMIN), does.offsite().found()::read),
                new Route(POST, "/offsite/fetch", atLeast(ADMIN), does.offsite().found()::fetch),
                new Route(
                        POST,
                        "/backups/{id}/drill-copy",
                        atLeast(ADMIN),
                        does.offsite().found()::drill),
                new Route(GET, "/offsite/key", atLeast(ADMIN), does.offsite().keys()::page),
                new Route(
                        POST, "/offsite/key/new", atLeast(ADMIN), does.offsite().keys()::make),
                new Route(
                        POST,
                        "/offsite/key/keep",
                        atLeast(ADMIN),
                        does.offsite().keys()::keep));
    }

    /** With a token. None of these restores, deletes or hands out a backup. */
    private static List<Route> programs(Actions does) {
        return List.of(
                new Route(POST, "/api/v1/backups", bearer(BACKUP), does.backupsApi()::take),
                new Route(GET, "/api/v1/backups", bearer(READ), does.backupsApi()::list),
                new Route(GET, "/api/v1/backups/{id}", bearer(READ), does.backupsApi()::one),
                new Route(GET, "/api/v1/jobs/{id}", bearer(READ, BACKUP), does.jobsApi()::one),
                new Route(GET, "/api/v1/jobs/{id}/events", bearer(READ, BACKUP), does.jobsApi()::events),
                new Route(DELETE, "/api/v1/jobs/{id}", bearer(BACKUP), does.jobsApi()::cancel),
                new Route(GET, "/metrics", bearer(READ), does.health()::metrics));
    }
}
