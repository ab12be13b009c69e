/**
 * The HTTP API for programs, and what watches the process: health, readiness, metrics. No route of this package
 * restores, deletes or hands out a backup. Imports {@code base}, the features, the mechanisms and {@code web.http}.
 */
@NullMarked
package dev.belay.web.api;

import org.jspecify.annotations.NullMarked;
