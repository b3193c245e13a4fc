package io.plimsoll.streams.cli;

/** How a piece of text stands out on a terminal that shows colours. */
enum Style {
    /** As it is. */
    PLAIN("0"),
    /** A heading or a name. */
    BOLD("1"),
    /** Beside the point. */
    FAINT("2"),
    /** Good news. */
    GOOD("32"),
    /** Look at it. */
    WARNING("33"),
    /** Act. */
    BAD("31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String on(String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
