/** Tests of the settings. */
@NullMarked
package dev.belay.config;

import org.jspecify.annotations.NullMarked;
