/** Tests of the ways to people, with real receivers. */
@NullMarked
package dev.belay.routes;

import org.jspecify.annotations.NullMarked;
