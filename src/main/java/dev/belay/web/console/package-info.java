/**
 * What the console's routes do: read a form, ask a feature, answer with a page. Imports {@code base}, the features, the
 * mechanisms, {@code web.http} and {@code web.page}.
 */
@NullMarked
package dev.belay.web.console;

import org.jspecify.annotations.NullMarked;
