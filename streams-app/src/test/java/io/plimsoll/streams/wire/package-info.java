/** The border between the contract and the engine, on synthetic references. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.wire;
