package dev.belay.web;

import dev.belay.base.BelayException;
import dev.belay.base.ErrorCode;
import dev.belay.web.api.Json;
import dev.belay.web.console.PageWriter;
import dev.belay.web.console.ServerLines;
import dev.belay.web.console.Shells;
import dev.belay.web.http.Access;
import dev.belay.web.http.Connections;
import dev.belay.web.http.Csrf;
import dev.belay.web.http.EventStreams;
import dev.belay.web.http.Exchanges;
import dev.belay.web.http.SecurityHeaders;
import dev.belay.web.page.Messages;
import dev.belay.web.page.Pages;
import dev.belay.web.page.Templates;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.HandlerType;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The console and the API, from the moment it is started until it is closed. */
public final class WebServer implements AutoCloseable {
    private static final long MOST_BODY_BYTES = 64 * 1024;
    private static final Duration LOOK = Duration.ofMillis(300);

    private final WebSettings settings;
    private final Exchanges exchanges;
    private final EventStreams streams = new EventStreams(LOOK);
    private final ServerLines servers;
    private final Actions actions;
    private final List<Route> routes;
    private final Gate gate;
    private final ErrorPages errors;
    private @Nullable Javalin running;

    public WebServer(WebSettings settings, Collaborators with) {
        this.settings = settings;
        var server = with.server();
        this.exchanges = new Exchanges(
                new Connections(settings.trustedProxies(), settings.publicUrl()),
                with.people().sessions(),
                new Csrf(server.random()));
        this.servers =
                new ServerLines(with.backups().databases(), with.restores().targets(), server.clock());
        Shells shells = new Shells(
                with.backups().databases(),
                with.restores().service(),
                with.records().journal(),
                servers,
                settings.zone(),
                server.clock());
        Messages messages = Messages.load();
        PageWriter writer = new PageWriter(Pages.create(messages), templates(settings, messages), shells);
        this.actions = new Actions(with, writer, streams);
        this.routes = Routes.table(actions);
        this.gate = new Gate(exchanges, with.people().tokens(), with.people().throttle());
        this.errors = new ErrorPages(writer, exchanges, server.random());
    }

    /**
     * Starts to listen.
     *
     * @throws BelayException {@link ErrorCode#USAGE} when the address cannot be taken
     */
    public void start() {
        servers.warmUp();
        try {
            running = Javalin.create(this::configure).start(settings.bind(), settings.port());
        } catch (JavalinBindException e) {
            throw new BelayException(
                    ErrorCode.USAGE,
                    "the console cannot listen on " + settings.bind() + " port " + settings.port(),
                    "set BELAY_PORT to a free port, or end what listens there",
                    e);
        }
    }

    /** The port it listens on, also when any free one was asked for. */
    public int port() {
        if (running == null) {
            throw new IllegalStateException("the console is not started");
        }
        return running.port();
    }

    /** Every address that is served. */
    List<Route> routes() {
        return routes;
    }

    /** Ends the streams, and then the server. */
    @Override
    public void close() {
        streams.close();
        actions.close();
        if (running != null) {
            running.stop();
        }
    }

    private static Templates templates(WebSettings settings, Messages messages) {
        Path edited = settings.templates();
        return edited == null ? Templates.packaged(messages) : Templates.edited(edited, messages);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = MOST_BODY_BYTES;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.jetty.multipartConfig.maxTotalRequestSize(1, SizeUnit.KB);
        JettyLimits.set(config.jetty, settings);
        config.jsonMapper(new JavalinJackson(Json.mapper(), true));
        config.router.javaLangErrorHandler((response, error) -> {
            throw new IllegalStateException("an error of the virtual machine", error);
        });
        config.requestLogger.http(new RequestLog(exchanges)::write);
        config.routes.before(context -> SecurityHeaders.write(context, exchanges.connection(context)));
        errors.install(config.routes);
        routes.forEach(route -> add(config.routes, route));
    }

    private void add(RoutesConfig table, Route route) {
        table.addHttpHandler(
                HandlerType.findOrCreate(route.method().name()), route.path(), context -> gate.serve(context, route));
        if (route.method() == Route.Method.GET && !(route.access() instanceof Access.Everyone)) {
            // else HEAD would be answered without passing the gate
            table.head(route.path(), context -> {
                throw new MethodNotAllowedResponse();
            });
        }
    }
}
