/**
 * Buckets that speak S3. The only code that sees Amazon's library. Imports {@code base}, {@code operation} and {@code offsite}.
 */
@NullMarked
package dev.belay.s3;

import org.jspecify.annotations.NullMarked;
