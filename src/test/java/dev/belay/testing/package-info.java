/**
 * What tests of several packages share; above all a real PostgreSQL server that the tests start themselves, shared by
 * one run, with a fresh database for each test.
 */
@NullMarked
package dev.belay.testing;

import org.jspecify.annotations.NullMarked;
