/** One request and its answer, piece by piece. */
@NullMarked
package dev.belay.web.http;

import org.jspecify.annotations.NullMarked;
