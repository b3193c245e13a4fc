/**
 * From the bytes of a record to a flat event: {@link io.plimsoll.streams.serde.PredictionDecoder} and
 * {@link io.plimsoll.streams.serde.LabelDecoder} fill an instance that the caller owns and reuses, or say with a
 * {@link io.plimsoll.streams.serde.Refusal} why the record belongs in the dead letters. They never throw.
 *
 * <h2>What is taken</h2>
 *
 * The event as a JSON object in UTF-8 (a byte order mark is skipped), bare or as the body of a CloudEvent: in binary mode
 * the value is the event; in structured mode (header {@code content-type: application/cloudevents+json}) its member
 * {@code data} is. Five bytes of a schema registry before the JSON (a zero and an id) are skipped. Unknown fields are
 * skipped with all that is in them. {@code null} is the same as absent. The order of fields is free.
 *
 * <h2>What is refused</h2>
 *
 * Each fault has a {@link io.plimsoll.streams.serde.Reason} of its own, and the refusal names the
 * {@linkplain io.plimsoll.streams.serde.EventField field} of the contract at fault, never a value: values are personal
 * data. A value of a wrong type inside {@code features} is no fault of the event; it becomes
 * {@link io.plimsoll.streams.monitor.Fields.Kind#OTHER}.
 *
 * <h2>Bundles</h2>
 *
 * Events reach the first stage in bundles: {@link io.plimsoll.streams.serde.BundleWriter} puts the records of a partition that
 * follow each other into one array, {@link io.plimsoll.streams.serde.Bundle} walks along it and is read where it lies.
 *
 * <h2>How it is fast</h2>
 *
 * One parser lives from event to event ({@code EventParser}), so that reading an event allocates nothing once the arrays
 * have grown: no strings for values, and for names the parser's own table gives the same instance every time. That table
 * is bounded, because the parser is replaced after every mebibyte of input and the table it leaves behind is dropped at
 * 6,000 names. A name can therefore come as a new instance now and then: compare instances first, then contents.
 *
 * <p>Decoders are not safe for use by several threads; give each task its own.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.serde;
