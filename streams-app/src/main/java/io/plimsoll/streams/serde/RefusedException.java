package io.plimsoll.streams.serde;

/** Carries a refusal from where a fault is found to the decoder. Has no stack trace: it is about data, not about code. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Reason reason, EventField field) {
        super(reason.code(), null, false, false);
        refusal = new Refusal(reason, field);
    }

    Refusal refusal() {
        return refusal;
    }
}
