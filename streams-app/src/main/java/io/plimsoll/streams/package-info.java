/**
 * The service around the mathematics.
 *
 * <p>{@link io.plimsoll.streams.monitor} is the engine; {@link io.plimsoll.streams.topology} hosts it in Kafka Streams, and
 * {@link io.plimsoll.streams.cli} hosts it over files. {@link io.plimsoll.streams.wire} and
 * {@link io.plimsoll.streams.serde} stand between bytes and the engine, {@link io.plimsoll.streams.config} reads what a
 * user wrote, {@link io.plimsoll.streams.ops} shows how it goes, {@link io.plimsoll.streams.embedded} brings a broker.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams;
