package io.plimsoll.streams.files;

/** Writes a label as the message of the topic {@code labels}: a LabelEvent in JSON. */
public final class LabelJson {

    private LabelJson() {}

    /**
     * The message.
     *
     * @throws IllegalArgumentException if the row does not say which model it is about
     */
    public static byte[] bytes(LabelRow label) {
        if (label.model.length() == 0) {
            throw new IllegalArgumentException("a label without a model");
        }
        return JsonBytes.object(json -> {
            JsonBytes.text(json, "id", label.id);
            JsonBytes.text(json, "model", label.model);
            JsonBytes.text(json, "label", label.label);
            json.writeStringField("time", EventTime.format(label.time()));
        });
    }
}
