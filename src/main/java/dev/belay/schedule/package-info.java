/**
 * When things happen by themselves: cron expressions, periods and what is due, in a time zone with all its jumps. Pure
 * values and functions, no clock and no thread. Imports {@code base}.
 */
@NullMarked
package dev.belay.schedule;

import org.jspecify.annotations.NullMarked;
