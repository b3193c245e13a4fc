/**
 * A broker in a box: a real Kafka broker for {@code demo}, {@code run --embedded}, {@code bench} and the tests.
 *
 * <p>It is the very broker of a cluster, alone: one KRaft node that is broker and controller at once, bound to the
 * loopback address, with every replication factor 1. Nothing is simulated, so transactions, rebalances and retention
 * behave as in production; nothing is highly available, so it is no place for data that must survive its disk.
 *
 * <table>
 *   <caption>What to use when</caption>
 *   <tr><th>Class</th><th>Broker runs</th><th>For</th></tr>
 *   <tr><td>{@link io.plimsoll.streams.embedded.EmbeddedBroker}</td><td>in this JVM</td><td>demo, ordinary tests</td></tr>
 *   <tr><td>{@link io.plimsoll.streams.embedded.BrokerProcess}</td><td>in a JVM of its own</td><td>bench (its own
 *   heap and collector) and fault tests, which kill, freeze and restart it</td></tr>
 * </table>
 *
 * <p>Both take {@link io.plimsoll.streams.embedded.BrokerSettings}. Kafka publishes no API to embed a broker:
 * {@link io.plimsoll.streams.embedded.EmbeddedBroker} is the only class of the project that touches its insides, and so
 * the only one that a new Kafka version can break. {@link io.plimsoll.streams.embedded.JavaProcess} forks a JVM that
 * cannot outlive this one, however this one ends.
 */
@NullMarked
package io.plimsoll.streams.embedded;

import org.jspecify.annotations.NullMarked;
