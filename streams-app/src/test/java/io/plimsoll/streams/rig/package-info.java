/**
 * The rig: brokers and processes for integration tests.
 *
 * <p>An ordinary test takes its broker from {@link io.plimsoll.streams.rig.TestBroker}, and so runs against a container
 * where a Docker engine answers and against the broker in a box elsewhere. A fault test forks broker and application
 * ({@code BrokerProcess}, {@link io.plimsoll.streams.rig.AppProcess}), feeds them at a steady rate
 * ({@link io.plimsoll.streams.rig.ThrottledProducer}), hurts them, and compares what
 * {@link io.plimsoll.streams.rig.TopicReader} finds committed with the truth.
 */
@NullMarked
package io.plimsoll.streams.rig;

import org.jspecify.annotations.NullMarked;
