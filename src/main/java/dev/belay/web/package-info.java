/**
 * The console in a browser and the HTTP API: the only code that knows Javalin and Thymeleaf. Imports {@code base}, the
 * features and the mechanisms.
 */
@NullMarked
package dev.belay.web;

import org.jspecify.annotations.NullMarked;
