package planted.belay.web;

import io.javalin.Javalin;
import planted.belay.dump.ImportsAnEdge;

/** An edge, which may have its library and look at a mechanism. */
public record Page(Javalin server, ImportsAnEdge dump) {}
