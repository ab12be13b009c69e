/**
 * A PostgreSQL server of our own: its programs, the account that runs it, its folder, its start and its end. What the demo
 * and the drills have in common. Imports {@code base} and {@code process}, and reaches its server through the server's
 * own programs.
 */
@NullMarked
package dev.belay.server;

import org.jspecify.annotations.NullMarked;
