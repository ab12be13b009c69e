/** Tests of buckets, against a server of the field and against one that fails as told. */
@NullMarked
package dev.belay.s3;

import org.jspecify.annotations.NullMarked;
