package io.plimsoll.schemas;

import java.util.List;

/** "A name or a list of names", as policies write it. */
final class Names {
    private Names() {}

    static List<String> of(String field, Object written) {
        List<?> items = written instanceof List<?> list ? list : List.of(written);
        return items.stream().map(item -> name(field, item)).toList();
    }

    private static String name(String field, Object item) {
        if (item instanceof String name) {
            return name;
        }
        throw new WireException(field, "must be a name or a list of names; write a number in quotes");
    }
}
