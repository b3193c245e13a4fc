/** Placeholder manual. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams;
