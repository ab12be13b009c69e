/** The console and the API as a browser and a program meet them. */
@NullMarked
package dev.belay.web;

import org.jspecify.annotations.NullMarked;
