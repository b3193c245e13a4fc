/** Delivery, against destinations that misbehave in every way that is known. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.forward;
