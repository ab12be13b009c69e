/** Users, roles, passwords, sessions and tokens. Imports {@code base} and {@code audit}; the only place with bcrypt. */
@NullMarked
package dev.belay.access;

import org.jspecify.annotations.NullMarked;
