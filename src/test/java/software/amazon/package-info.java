/** A stand-in for a library that the product does not use yet, so that its confinement can be seen to work. */
@NullMarked
package software.amazon;

import org.jspecify.annotations.NullMarked;
