package io.plimsoll.streams.ops.http;

import java.io.Serial;
import java.util.Map;

/** A request that is not answered, and why. */
final class Refused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String remedy;
    private final Map.Entry<String, String> header;

    Refused(int status, String code, String message, String remedy) {
        this(status, code, message, remedy, Map.entry("Cache-Control", "no-store"));
    }

    private Refused(int status, String code, String message, String remedy, Map.Entry<String, String> header) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.remedy = remedy;
        this.header = header;
    }

    static Refused badRequest(String message, String remedy) {
        return new Refused(400, "bad_request", message, remedy);
    }

    static Refused notFound(String message, String remedy) {
        return new Refused(404, "not_found", message, remedy);
    }

    /** The same with a header that goes with its status. */
    Refused with(String name, String value) {
        return new Refused(status, code, message(), remedy, Map.entry(name, value));
    }

    private String message() {
        return String.valueOf(getMessage());
    }

    Reply reply() {
        Map<String, Object> error =
                Documents.ordered("status", status, "code", code, "message", message(), "remedy", remedy);
        return Reply.json(status, Documents.json(Map.of("error", error))).with(header.getKey(), header.getValue());
    }
}
