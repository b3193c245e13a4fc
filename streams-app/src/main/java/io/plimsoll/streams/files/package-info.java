/**
 * Event files: predictions, references and labels as {@code .csv}, {@code .csv.gz}, {@code .jsonl} and {@code .jsonl.gz},
 * read row by row in constant memory, and the JSON in which the same events travel.
 *
 * <pre>{@code
 * try (EventReader<PredictionRow> rows = EventFile.at(path).predictions(attributes)) {
 *     PredictionRow row = new PredictionRow();
 *     while (rows.next(row)) {
 *         observe(row.prediction);
 *     }
 * }
 * }</pre>
 *
 * <p><b>CSV</b> is RFC 4180 with a header, in UTF-8. Columns go by name: {@code request_id, event_time, ingest_time, model,
 * model_version, role, score, decision, value, latency_ms}, in a reference also {@code label}; of labels
 * {@code request_id, label, label_time}, and {@code model} where the file covers several. Every other column is a feature,
 * or an attribute to slice by when the caller says so: a policy decides that, not the file. An empty field is missing. A
 * text that is a number by JSON's grammar is a number, {@code Infinity} and {@code -Infinity} too, {@code NaN} is missing;
 * {@code 007}, {@code +1}, {@code .5} and {@code 0x1F} are texts.
 *
 * <p><b>JSON lines</b> hold a PredictionEvent or a LabelEvent each; in a reference the event carries {@code label} as well.
 *
 * <p>What cannot be read is an {@link io.plimsoll.streams.files.EventFileException} that names file, line, column and
 * remedy, and never the value, which may be about a person. Such a row is passed over when the caller goes on.
 *
 * <p>{@link io.plimsoll.streams.files.ReplaySchedule} brings predictions and labels into the one order in which they
 * were published. {@link io.plimsoll.streams.files.PredictionJson} and {@link io.plimsoll.streams.files.LabelJson} write
 * them as the topics' messages.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.files;
