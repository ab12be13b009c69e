/** Tests of cron expressions, periods and what is due. */
@NullMarked
package dev.belay.schedule;

import org.jspecify.annotations.NullMarked;
