package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.Text;
import java.io.IOException;

/** One kind of event, filled field by field in whatever order they come. */
interface EventBody {

    /** Back to nothing. */
    void clear();

    /** Takes the field that the parser stands at; skips a field it does not know. */
    void read(String name) throws IOException, RefusedException;

    /** @throws RefusedException if something is missing */
    void complete() throws RefusedException;

    /** The request's id. */
    Text id();

    /** The event time. */
    long time();
}
