/**
 * Whether this instance can be believed.
 *
 * <p>A {@link io.plimsoll.streams.ops.health.HealthCheck} has a name and answers with one of three
 * {@link io.plimsoll.streams.ops.health.HealthState states}: ready; degraded, which still serves but says what is wrong
 * and what to do; not ready, which a load balancer must not send anyone to.
 * {@link io.plimsoll.streams.ops.health.Health} asks all of them and the worst answer is the instance's.
 *
 * <p>{@link io.plimsoll.streams.ops.health.HealthChecks} makes the usual ones from lambdas, so that nothing here knows
 * Kafka Streams. A check must answer at once: it reads what others keep up to date.
 */
@NullMarked
package io.plimsoll.streams.ops.health;

import org.jspecify.annotations.NullMarked;
