/** What tests of several packages share. */
@NullMarked
package dev.belay.testing;

import org.jspecify.annotations.NullMarked;
