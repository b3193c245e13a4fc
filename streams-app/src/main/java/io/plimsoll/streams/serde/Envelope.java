package io.plimsoll.streams.serde;

/** What stands around an event. */
enum Envelope {
    /** Nothing: the value is the event. So it is in a CloudEvent in binary mode. */
    NONE,
    /** A CloudEvent in structured mode: its member {@code data} is the event. */
    CLOUD_EVENT;

    private static final String STRUCTURED = "application/cloudevents";
    private static final String JSON = "+json";

    /** A zero, then the id of a schema in four bytes. */
    private static final int REGISTRY_PREFIX = 5;

    /** Whether there is none around an event with these headers. */
    static boolean isNone(HeaderLookup headers) {
        byte[] type = headers.last("content-type");
        return type == null || !holds(type, 0, STRUCTURED);
    }

    /** @throws RefusedException with {@link Reason#UNSUPPORTED_ENVELOPE}, for a batch or another format than JSON */
    static Envelope of(HeaderLookup headers) throws RefusedException {
        byte[] type = headers.last("content-type");
        if (type == null || !holds(type, 0, STRUCTURED)) {
            return NONE;
        }
        int end = STRUCTURED.length() + JSON.length();
        if (!holds(type, STRUCTURED.length(), JSON) || !endsMediaType(type, end)) {
            throw new RefusedException(Reason.UNSUPPORTED_ENVELOPE, EventField.CONTENT_TYPE);
        }
        return CLOUD_EVENT;
    }

    private static boolean holds(byte[] type, int at, String lowerCase) {
        if (type.length < at + lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if (Character.toLowerCase((char) type[at + i]) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsMediaType(byte[] type, int at) {
        return type.length == at || type[at] == ';' || type[at] == ' ';
    }

    /** Where the JSON of a value begins, which lies from here to there: after a registry's prefix and a byte order mark. */
    static int payloadStart(byte[] bytes, int from, int to) {
        int start = to > from && bytes[from] == 0 ? Math.min(from + REGISTRY_PREFIX, to) : from;
        return hasMark(bytes, start, to) ? start + 3 : start;
    }

    private static boolean hasMark(byte[] bytes, int at, int to) {
        return to >= at + 3 && bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBB && bytes[at + 2] == (byte) 0xBF;
    }
}
