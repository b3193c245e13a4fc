package io.plimsoll.streams.serde;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way from a record to an event, the same for all kinds of events. */
final class EventDecoder {

    private final EventParser json;
    private final EventBody body;
    private final Limits limits;
    private final TimeBounds times;
    private final SeenFields members = new SeenFields();

    EventDecoder(EventParser json, EventBody body, Limits limits, TimeBounds times) {
        this.json = json;
        this.body = body;
        this.limits = limits;
        this.times = times;
    }

    Optional<Refusal> decode(
            byte @Nullable [] key, byte @Nullable [] value, HeaderLookup headers, long recordTimestamp) {
        body.clear();
        try {
            decode(
                    present(key, Reason.NULL_KEY, EventField.KEY),
                    present(value, Reason.EMPTY, EventField.VALUE),
                    headers);
            times.check(body.time(), recordTimestamp);
            return Optional.empty();
        } catch (RefusedException e) {
            return refuse(e.refusal());
        } catch (StreamConstraintsException e) {
            return refuse(new Refusal(constraint(), EventField.VALUE));
        } catch (IOException e) {
            return refuse(new Refusal(json.isCutOff() ? Reason.TRUNCATED : Reason.NOT_JSON, EventField.VALUE));
        }
    }

    private void decode(byte[] key, byte[] value, HeaderLookup headers) throws IOException, RefusedException {
        EventValues.require(Utf8.firstFault(key, 0) == key.length, Reason.INVALID_UTF8, EventField.KEY);
        Envelope envelope = Envelope.of(headers);
        json.open(value, payload(value));
        if (envelope == Envelope.CLOUD_EVENT) {
            cloudEvent();
        } else {
            event();
        }
        json.finish();
        body.complete();
        EventValues.require(Utf8.isEncoding(key, body.id()), Reason.KEY_DIFFERS_FROM_ID, EventField.KEY);
    }

    /** Where the event's JSON begins, which is well-formed UTF-8 and not too large. */
    private int payload(byte[] value) throws RefusedException {
        EventValues.require(value.length <= limits.bytes(), Reason.TOO_LARGE, EventField.VALUE);
        int start = Envelope.payloadStart(value, 0, value.length);
        EventValues.require(!EventInput.isBlank(value, start, value.length), Reason.EMPTY, EventField.VALUE);
        int fault = Utf8.firstFault(value, start);
        if (fault < value.length) {
            Reason reason = Utf8.isCutOff(value, fault) ? Reason.TRUNCATED : Reason.INVALID_UTF8;
            throw new RefusedException(reason, EventField.VALUE);
        }
        return start;
    }

    private void event() throws IOException, RefusedException {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            body.read(name);
        }
    }

    private void cloudEvent() throws IOException, RefusedException {
        members.clear();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            member(name);
        }
        members.require(EventField.DATA);
    }

    private void member(String name) throws IOException, RefusedException {
        if (name.equals("data")) {
            members.once(EventField.DATA);
            EventValues.require(!json.isNull(), Reason.MISSING_FIELD, EventField.DATA);
            EventValues.require(json.isObject(), Reason.WRONG_TYPE, EventField.DATA);
            event();
        } else {
            EventValues.require(!name.equals("data_base64"), Reason.UNSUPPORTED_ENVELOPE, EventField.DATA);
            json.skip();
        }
    }

    private Reason constraint() {
        return json.depth() > limits.depth() ? Reason.TOO_DEEP : Reason.TOO_LARGE;
    }

    /** Leaves nothing of the refused event behind, in the parser or in the body. */
    private Optional<Refusal> refuse(Refusal refusal) {
        body.clear();
        try {
            json.renew();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a parser that reads from memory failed", e);
        }
        return Optional.of(refusal);
    }

    private static byte[] present(byte @Nullable [] bytes, Reason otherwise, EventField field) throws RefusedException {
        if (bytes == null) {
            throw new RefusedException(otherwise, field);
        }
        return bytes;
    }
}
