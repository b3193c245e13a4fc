package io.plimsoll.streams.config;

import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.List;

/** The spelling of the way to a key: {@code fairness.constraints[1].metric}. */
final class KeyPath {
    static final String ROOT = "";

    private KeyPath() {}

    static String child(String path, String key) {
        return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    }

    static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    /** The way to whatever holds the key; the root's own is the root. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
    }

    /** Whether the last key of a path, or of the list that it is an item of, is this one. */
    static boolean endsWith(String path, String key) {
        String last = path.contains("[") && path.endsWith("]") ? path.substring(0, path.lastIndexOf('[')) : path;
        return last.equals(key) || last.endsWith("." + key);
    }

    static String of(List<Reference> references) {
        String path = ROOT;
        for (Reference reference : references) {
            path = reference.getFieldName() == null
                    ? item(path, reference.getIndex())
                    : child(path, reference.getFieldName());
        }
        return path;
    }
}
