/** The engine on real streams, held to golden values that were computed independently. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.conformance;
