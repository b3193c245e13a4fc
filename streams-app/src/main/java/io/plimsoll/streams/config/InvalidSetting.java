package io.plimsoll.streams.config;

/**
 * A setting outside its rule, thrown by the compact constructors of this package.
 *
 * <p>A record knows its own keys only, so {@link #key()} is relative to it; the reader that built the record from a file
 * puts the way to the record before it. The text says the rule and never the value: the value may have come from an
 * environment variable, and the reader shows what stands in the file instead.
 */
public final class InvalidSetting extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final String rule;
    private final boolean secret;

    private InvalidSetting(String key, String rule, boolean secret) {
        super(key.isEmpty() ? rule : key + " " + rule);
        this.key = key;
        this.rule = rule;
        this.secret = secret;
    }

    /**
     * A setting whose text may be shown.
     *
     * @param key the key at fault, relative to the record; empty for the value itself
     * @param rule what it must be, reading on from the key: {@code must be at least 1}
     */
    public static InvalidSetting of(String key, String rule) {
        return new InvalidSetting(key, rule, false);
    }

    /** A setting whose text must not be shown, not even as it stands in the file. */
    public static InvalidSetting ofSecret(String key, String rule) {
        return new InvalidSetting(key, rule, true);
    }

    /** @throws InvalidSetting unless the condition holds */
    static void require(boolean condition, String key, String rule) {
        if (!condition) {
            throw of(key, rule);
        }
    }

    /** The key at fault, relative to the record that refused it. */
    public String key() {
        return key;
    }

    /** What the setting must be. */
    public String rule() {
        return rule;
    }

    /** Whether what stands in the file must not be repeated. */
    public boolean secret() {
        return secret;
    }
}
