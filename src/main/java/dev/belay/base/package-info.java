/** The few words that everybody uses. Imports nothing but the JDK; at most ten classes. */
@NullMarked
package dev.belay.base;

import org.jspecify.annotations.NullMarked;
