/**
 * The environment and {@code belay.yml}, read into records of settings; all problems are told at once. The only
 * package that reads the process's environment. Imports {@code base}, the settings records of the others and the
 * reader of a database's address.
 */
@NullMarked
package dev.belay.config;

import org.jspecify.annotations.NullMarked;
