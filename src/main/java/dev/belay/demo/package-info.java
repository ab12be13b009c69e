/**
 * The demo: a private PostgreSQL with a small ledger in it, so that a newcomer can break and restore something real.
 * An edge; imports {@code base}, {@code process} and {@code server}, and reaches its server through the server's own
 * programs.
 */
@NullMarked
package dev.belay.demo;

import org.jspecify.annotations.NullMarked;
