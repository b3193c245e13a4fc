package io.plimsoll.streams.cli;

import io.plimsoll.streams.compare.ExactKs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison as a person reads it on a terminal: the sides, each subject, the quality, the answer last. */
final class ComparisonTable {

    private static final int LONGEST_NAME = 32;

    /** Smaller p-values are rounding. */
    private static final double LEAST_SHOWN = 1e-16;

    private final ComparisonDocument document;

    ComparisonTable(ComparisonDocument document) {
        this.document = document;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(side(document.reference()));
        lines.add(side(document.current()));
        lines.add("");
        lines.add(row("", "psi", "corrected", "at least", "ks", "p", "missing", "answer"));
        document.subjects().forEach(subject -> lines.add(line(subject)));
        lines.add("");
        quality(lines);
        answer(lines);
        return lines;
    }

    private static String side(ComparisonDocument.Side side) {
        String when = side.start() == null ? "" : ", " + day(side.start()) + " to " + day(side.end());
        return String.format(
                Locale.ROOT,
                "%-10s %s, %,d rows, %,d labels%s",
                side.kind(),
                side.version(),
                side.rows(),
                side.labels(),
                when);
    }

    private static String day(@Nullable String time) {
        return String.valueOf(time).replace("T00:00:00Z", "");
    }

    private static String line(ComparisonDocument.SubjectLine subject) {
        ExactKs ks = subject.ks();
        return row(
                subject.name(),
                figure(subject.psi()),
                figure(subject.corrected()),
                figure(subject.lower()),
                ks == null ? "–" : figure(ks.statistic()),
                ks == null ? "–" : probability(ks.p()),
                subject.missing() == null ? "–" : String.format(Locale.ROOT, "%.1f%%", 100 * subject.missing()),
                subject.verdict() + (subject.told() ? " (another version, told only)" : ""));
    }

    private static String probability(double p) {
        return p < LEAST_SHOWN ? "<1e-16" : String.format(Locale.ROOT, "%.2g", p);
    }

    private static String row(
            String name,
            String psi,
            String corrected,
            String lower,
            String ks,
            String p,
            String missing,
            String answer) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
        return String.format(
                Locale.ROOT,
                "%-" + LONGEST_NAME + "s %8s %9s %8s %7s %8s %8s  %s",
                shown,
                psi,
                corrected,
                lower,
                ks,
                p,
                missing,
                answer);
    }

    private void quality(List<String> lines) {
        ComparisonDocument.Quality quality = document.quality();
        if (quality == null) {
            lines.add("quality    not compared: the sample has no labels");
            return;
        }
        lines.add(String.format(
                Locale.ROOT,
                "quality    %s %s against %s: %s at %.0f%%; margin %s: %s",
                quality.metric(),
                figure(quality.current()),
                figure(quality.reference()),
                difference(quality.difference(), quality.lower(), quality.upper()),
                100 * quality.confidence(),
                quality.margin(),
                quality.verdict() + because(quality.reason())));
        quality.limits()
                .forEach(limit -> lines.add(String.format(
                        Locale.ROOT,
                        "limit      %s %s: %s",
                        limit.kind(),
                        limit.name(),
                        limit.verdict() + because(limit.reason()))));
    }

    private static String difference(@Nullable Double value, @Nullable Double lower, @Nullable Double upper) {
        boolean isWorse = value != null && value < 0;
        return isWorse
                ? "worse by " + figure(negated(value)) + ", " + figure(negated(upper)) + " to " + figure(negated(lower))
                : "better by " + figure(value) + ", " + figure(lower) + " to " + figure(upper);
    }

    private static @Nullable Double negated(@Nullable Double value) {
        return value == null ? null : -value;
    }

    private void answer(List<String> lines) {
        lines.add("answer     " + document.answer());
        document.reasons().forEach(reason -> lines.add("           " + reason));
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : ", " + reason;
    }

    private static String figure(@Nullable Double figure) {
        return figure == null ? "–" : String.format(Locale.ROOT, "%.4f", figure);
    }
}
