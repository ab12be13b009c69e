/** Tests of what happens by itself. */
@NullMarked
package dev.belay.backup.calendar;

import org.jspecify.annotations.NullMarked;
