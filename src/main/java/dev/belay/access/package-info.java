/**
 * Who may do what: users and their roles, sign-in and its brake on guessing, sessions of the console, tokens of the
 * API, the link that makes the first admin. The only package that hashes passwords. Owns the ports through which it
 * keeps these. Imports {@code base} and {@code audit}.
 */
@NullMarked
package dev.belay.access;

import org.jspecify.annotations.NullMarked;
