/**
 * The configuration of the service: YAML files into immutable records that cannot be invalid.
 *
 * <pre>
 * text ──YamlReader──▶ YamlNode ──KeyResolver──▶ JSON ──Overlay──▶ JSON ──Binder──▶ record
 *                      lines and   the records'        over the           validated in its
 *                      duplicates  own keys            defaults           compact constructor
 * </pre>
 *
 * <p>{@link io.plimsoll.streams.config.ConfigParser} is the way in. {@code service(file)} reads the file of {@code run
 * --config} into a {@link io.plimsoll.streams.config.ServiceConfig}; {@code document(file, type)} reads any other file
 * that holds one record, such as a monitor's policy, with the same strictness. A file says only what differs:
 *
 * <pre>
 * kafka:
 *   bootstrap.servers: kafka-1:9093,kafka-2:9093
 *   sasl.jaas.config: ... password="${KAFKA_PASSWORD}";
 * http: {bind: 0.0.0.0, token: "${PLIMSOLL_TOKEN}"}
 * </pre>
 *
 * <p>Every key with its default and a comment stands in the resource {@code plimsoll-defaults.yaml}. It is not a copy of
 * the defaults, it <em>is</em> the defaults: the parser lays a file over it. A key that has dots in its name may be
 * nested and the other way round: {@code http.port: 1} is {@code http: {port: 1}}. Durations are {@code 500ms},
 * {@code 10m}, {@code 7d}; sizes {@code 512KB}, {@code 4MB}, counted by 1,024.
 *
 * <p><b>What is refused</b>, all of it at once where possible, one line each, with file, line and path: unknown keys
 * (with the nearest known one), keys given twice (also once nested and once dotted), wrong types, values outside their
 * rule, variables that are not set, YAML aliases, a second document. {@code ${NAME}} is put in for an environment
 * variable, {@code $${NAME}} stands for itself. Messages show what stands in the file, so never the value of a variable.
 *
 * <p>{@link io.plimsoll.streams.config.TopicSettings} says as data how the eight public topics are set up, and
 * {@link io.plimsoll.streams.config.AccessRule} who must be allowed to do what. Nothing here knows Kafka's classes.
 *
 * <p><b>A new setting</b> is a component of its section's record, its rule in the compact constructor, and its line in
 * {@code plimsoll-defaults.yaml}.
 */
@NullMarked
package io.plimsoll.streams.config;

import org.jspecify.annotations.NullMarked;
