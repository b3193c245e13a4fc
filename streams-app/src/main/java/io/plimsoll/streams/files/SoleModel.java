package io.plimsoll.streams.files;

import io.plimsoll.streams.monitor.Text;

/** The model of the predictions, as long as it is only one: labels that do not name theirs are about it. */
final class SoleModel {

    private String name = "";
    private boolean several;

    void note(Text model) {
        if (name.isEmpty()) {
            name = model.toString();
        }
        several |= !model.is(name);
    }

    /** Sets the model of a label that does not say it. */
    void complete(LabelRow label, String where) throws EventFileException {
        if (label.model.length() > 0) {
            return;
        }
        if (several || name.isEmpty()) {
            throw new EventFileException(
                    where + ": not known which model the label is about; give the labels a column model");
        }
        label.model.set(name);
    }
}
