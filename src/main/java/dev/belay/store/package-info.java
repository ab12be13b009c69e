/**
 * Belay's own state in one SQLite file: journal, audit log, users, sessions, tokens and settings, shared by every
 * process that works on the same folder. Also reads foreign SQLite files. The only package beside {@code postgres}
 * that speaks SQL. Imports {@code base} and the packages whose ports it implements: {@code operation}, {@code audit}
 * and {@code access}.
 */
@NullMarked
package dev.belay.store;

import org.jspecify.annotations.NullMarked;
