/** Tests of encryption, with the {@code age} tool as the judge. */
@org.jspecify.annotations.NullMarked
package dev.belay.offsite.age;
