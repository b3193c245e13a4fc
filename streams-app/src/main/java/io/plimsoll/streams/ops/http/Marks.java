package io.plimsoll.streams.ops.http;

import io.plimsoll.schemas.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Verdicts as one letter each, for the compact answers: a row of a heat map is a text. */
final class Marks {
    private static final char NONE = '.';

    private Marks() {}

    /** {@code .} nothing was judged, {@code o} ok, {@code n} notice, {@code w}, {@code e}, {@code c}, {@code i} insufficient. */
    static char of(Optional<Verdict> verdict) {
        return verdict.map(known -> known.wire().charAt(0)).orElse(NONE);
    }

    static String row(List<Optional<Verdict>> verdicts) {
        return verdicts.stream().map(verdict -> String.valueOf(of(verdict))).collect(Collectors.joining());
    }
}
