/**
 * The safe path back: preview, password, cooldown, safety backup, load beside, check, swap, undo. Owns the ports
 * through which it reads and changes a guarded server. Imports {@code base}, {@code audit}, {@code operation},
 * {@code vault}, {@code dump}, {@code backup} and {@code access}.
 */
@NullMarked
package dev.belay.restore;

import org.jspecify.annotations.NullMarked;
