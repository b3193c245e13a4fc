package io.plimsoll.streams.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The first row of a file: the names of its columns, each once. */
record CsvHeader(List<String> names) {

    /** The longest name of a feature or an attribute, in bytes of UTF-8. */
    private static final int LONGEST_NAME = 200;

    /** Reads the names, refusing those that cannot stand. */
    static CsvHeader of(CsvRow row, Set<String> required) throws MalformedException {
        List<String> names = new ArrayList<>();
        for (int field = 0; field < row.fields(); field++) {
            names.add(row.text(field));
        }
        requireDistinct(names);
        requireAll(required, names);
        return new CsvHeader(List.copyOf(names));
    }

    private static void requireDistinct(List<String> names) throws MalformedException {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            requireName(name, seen.size() + 1);
            if (!seen.add(name)) {
                throw new MalformedException("two columns are named " + name + "; rename one of them");
            }
        }
    }

    private static void requireName(String name, int column) throws MalformedException {
        if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new MalformedException("column " + column + " needs a name of 1 to " + LONGEST_NAME + " bytes");
        }
    }

    private static void requireAll(Set<String> required, List<String> names) throws MalformedException {
        Set<String> missing = new TreeSet<>(required);
        names.forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new MalformedException("no column " + String.join(", ", missing)
                    + "; the first line must name the columns, separated by commas");
        }
    }
}
