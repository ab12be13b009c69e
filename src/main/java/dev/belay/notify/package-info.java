/**
 * What people are told without asking: which troubles there are (pure), one message when each begins and one when it is
 * over, what waits to be delivered, and a heartbeat after each verified backup. Imports {@code base} and {@code audit}.
 */
@NullMarked
package dev.belay.notify;

import org.jspecify.annotations.NullMarked;
