package io.plimsoll.schemas;

/**
 * A message that breaks the contract. The text names the field and what to do about it and never quotes a value that
 * could be personal data.
 *
 * <p>A record knows its own fields only. A reader that built the record from JSON or YAML knows the way to it and puts
 * both together ({@code rollout} + {@code margin}).
 */
public final class WireException extends IllegalArgumentException {
    private final String field;

    /**
     * @param field the field at fault, as spelled on the wire
     * @param problem what is wrong with it and what would be right
     */
    public WireException(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
    }

    /** The field at fault, as spelled on the wire. */
    public String field() {
        return field;
    }
}
