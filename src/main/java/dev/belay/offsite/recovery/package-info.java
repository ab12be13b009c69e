/**
 * Coming back from nothing but a store and a printed page: the key pair and the sheet that it is printed on, what lies in
 * a store beside the backups for whoever has nothing else, and fetching. Imports {@code base}, {@code audit}, {@code
 * operation}, {@code vault}, {@code backup}, {@code offsite} and {@code offsite.age}.
 */
@NullMarked
package dev.belay.offsite.recovery;

import org.jspecify.annotations.NullMarked;
