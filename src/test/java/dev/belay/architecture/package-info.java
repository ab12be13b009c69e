/**
 * The architecture as rules that fail: who may import whom, where each library stays, and how large things may get.
 * Each rule is seen to catch the violation planted for it in {@code planted}.
 */
@NullMarked
package dev.belay.architecture;

import org.jspecify.annotations.NullMarked;
