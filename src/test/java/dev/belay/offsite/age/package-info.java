/** Tests of encryption, with the {@code age} tool as the judge. */
@NullMarked
package dev.belay.offsite.age;

import org.jspecify.annotations.NullMarked;
