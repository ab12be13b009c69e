/**
 * Real parts for tests: a PostgreSQL server that the tests start themselves, shared by one run, with a fresh database
 * for each test. May import {@code base}, {@code process} and the private server of {@code demo}.
 */
@NullMarked
package dev.belay.testing;

import org.jspecify.annotations.NullMarked;
