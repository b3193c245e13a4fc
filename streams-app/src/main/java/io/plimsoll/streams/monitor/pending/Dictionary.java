package io.plimsoll.streams.monitor.pending;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Small codes for names, given in the order in which the names came and kept for ever: 0, 1, 2, …
 *
 * <p>In the store a name is: version (1 byte), number of parts (1 byte), each part as {@link DataOutputStream#writeUTF}
 * writes it. Names that came since the last commit are lost with the process, and so is every row that holds their codes.
 */
final class Dictionary {

    private static final byte VERSION = 1;

    private final byte kind;
    private final Map<List<String>, Integer> codes = new HashMap<>();
    private final List<List<String>> names = new ArrayList<>();
    private int stored;

    /** A dictionary with no names. */
    Dictionary(char kind) {
        this.kind = (byte) kind;
    }

    /** The code of a name. */
    int code(List<String> name) {
        Integer code = codes.get(name);
        return code == null ? add(name) : code;
    }

    List<String> name(int code) {
        return names.get(code);
    }

    int size() {
        return names.size();
    }

    /** Writes what came since the last time. */
    void flush(BlockStore store) {
        for (; stored < names.size(); stored++) {
            store.put(Keys.name(kind, stored), encode(names.get(stored)));
        }
    }

    /** Forgets all and reads what is stored. */
    void restore(BlockStore store) {
        codes.clear();
        names.clear();
        try (BlockStore.Cursor cursor = store.scan(Keys.names(kind))) {
            while (cursor.next()) {
                requireNext(Keys.code(cursor.key()));
                add(decode(cursor.value()));
            }
        }
        stored = names.size();
    }

    private int add(List<String> name) {
        int code = names.size();
        names.add(name);
        codes.put(name, code);
        return code;
    }

    private void requireNext(int code) {
        if (code != names.size()) {
            throw new IllegalStateException("the store of waiting predictions lacks name " + names.size());
        }
    }

    private static byte[] encode(List<String> name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(name.size());
            for (String part : name) {
                out.writeUTF(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new IllegalArgumentException("a name of the waiting predictions is of an unknown version");
            }
            List<String> name = new ArrayList<>();
            for (int parts = in.readByte(); parts > 0; parts--) {
                name.add(in.readUTF());
            }
            return List.copyOf(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return names.size() + " names";
    }
}
