/** Measurements that are run by hand, not in the build. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.bench;
