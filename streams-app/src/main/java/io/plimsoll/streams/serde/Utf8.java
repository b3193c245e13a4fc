package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.Text;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * UTF-8 as the Unicode standard has it (table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF. The JSON
 * parser lets all of these pass, so bytes are checked before it sees them.
 */
final class Utf8 {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    /** Where the first character stands that is not well-formed, or the length of the array. */
    static int firstFault(byte[] bytes, int from) {
        int at = skipAscii(bytes, from);
        while (at < bytes.length) {
            int length = characterLength(bytes, at);
            if (length == 0) {
                return at;
            }
            at = skipAscii(bytes, at + length);
        }
        return at;
    }

    /** Whether the fault at this place is only that the bytes end within a character. */
    static boolean isCutOff(byte[] bytes, int fault) {
        int there = bytes.length - fault;
        if (there >= 4) {
            return false;
        }
        byte[] completed = new byte[4];
        System.arraycopy(bytes, fault, completed, 0, there);
        return completes(completed, there, (byte) 0x80) || completes(completed, there, (byte) 0xBF);
    }

    /** Whether the bytes are the text in UTF-8. */
    static boolean isEncoding(byte[] bytes, Text text) {
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            int character = Character.codePointAt(text.array(), i, text.length());
            int length = encodedLength(character);
            if (at + length > bytes.length || !isEncoding(bytes, at, length, character)) {
                return false;
            }
            at += length;
            i += Character.charCount(character) - 1;
        }
        return at == bytes.length;
    }

    /** Whether a text is 1 to {@code most} bytes of well-formed UTF-8. */
    static boolean fits(CharSequence text, int most) {
        int bytes = 0;
        for (int i = 0; i < text.length() && bytes <= most; i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                bytes += encodedLength(unit);
            } else if (isPair(text, i)) {
                bytes += 4;
                i++;
            } else {
                return false;
            }
        }
        return bytes >= 1 && bytes <= most;
    }

    private static boolean isPair(CharSequence text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static int skipAscii(byte[] bytes, int from) {
        int at = from;
        while (at + 32 <= bytes.length && isAscii32(bytes, at)) {
            at += 32;
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    private static boolean isAscii32(byte[] bytes, int at) {
        return (((eight(bytes, at) | eight(bytes, at + 8)) | (eight(bytes, at + 16) | eight(bytes, at + 24)))
                        & NOT_ASCII)
                == 0;
    }

    private static long eight(byte[] bytes, int at) {
        return (long) EIGHT.get(bytes, at);
    }

    /** The bytes of the character that begins here with a byte above 127; 0 if it is not well-formed. */
    private static int characterLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > bytes.length || !isSecond(lead, bytes[at + 1] & 0xFF)) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if (!isContinuation(bytes[at + i])) {
                return 0;
            }
        }
        return length;
    }

    private static boolean isSecond(int lead, int second) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> isContinuation((byte) second);
        };
    }

    private static boolean isContinuation(byte unit) {
        return (unit & 0xC0) == 0x80;
    }

    private static boolean completes(byte[] start, int there, byte continuation) {
        for (int i = there; i < start.length; i++) {
            start[i] = continuation;
        }
        return characterLength(start, 0) > there;
    }

    private static int encodedLength(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }

    private static boolean isEncoding(byte[] bytes, int at, int length, int character) {
        int rest = character;
        for (int i = length - 1; i > 0; i--) {
            if (bytes[at + i] != (byte) (0x80 | (rest & 0x3F))) {
                return false;
            }
            rest >>= 6;
        }
        return bytes[at] == (byte) (length == 1 ? rest : (0xF00 >> length) | rest);
    }
}
