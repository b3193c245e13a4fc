package io.plimsoll.streams.ops.http;

import io.plimsoll.streams.ops.health.Health;
import io.plimsoll.streams.ops.view.ReportView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page and its answers in one file, to be mailed: the same modules, which find what the service would answer recorded
 * beside them. It asks for nothing from anywhere, and its policy lets nothing run but what it was written with.
 */
public final class ReportFile {
    /** Imports and exports bind modules to each other; in one script everything is there already. */
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^(?:import .*| *const \\{\\w+} = await import\\(.*\\));\\n");

    private static final Pattern EXPORT = Pattern.compile("(?m)^export ");
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final ReportView view;
    private final References references;
    private final InstantSource clock;
    private final Optional<Object> comparison;

    /**
     * @param view what was reported
     * @param references what windows were held against
     * @param clock the time
     */
    public ReportFile(ReportView view, References references, InstantSource clock) {
        this(view, references, clock, Optional.empty());
    }

    private ReportFile(ReportView view, References references, InstantSource clock, Optional<Object> comparison) {
        this.view = view;
        this.references = references;
        this.clock = clock;
        this.comparison = comparison;
    }

    /**
     * The same with the answer of a comparison above all else.
     *
     * @param document what the page's {@code comparison.js} draws: answer, reasons, reference, current, quality
     */
    public ReportFile comparing(Object document) {
        return new ReportFile(view, references, clock, Optional.of(document));
    }

    /**
     * Writes it.
     *
     * @param file where to
     * @throws IOException if it cannot be written
     */
    public void writeTo(Path file) throws IOException {
        Files.writeString(file, html());
    }

    String html() {
        String style = PageFiles.STYLES.stream().map(ReportFile::text).collect(Collectors.joining("\n"));
        String plots = text(PageFiles.PLOTS);
        String modules = PageFiles.MODULES.stream().map(ReportFile::inlined).collect(Collectors.joining("\n"));
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("policy", policy(style, plots, modules));
        parts.put("style", style);
        parts.put("plots", plots);
        parts.put("modules", modules);
        parts.put("recorded", recorded());
        return filled(text("report.html"), parts);
    }

    private static String filled(String template, Map<String, String> parts) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), place.group())));
    }

    private static String text(String name) {
        return new String(PageFiles.bytes(name), StandardCharsets.UTF_8);
    }

    private static String inlined(String module) {
        String alone = IMPORT.matcher(text(module)).replaceAll("");
        return EXPORT.matcher(alone).replaceAll("");
    }

    private static String policy(String style, String plots, String modules) {
        return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src " + hash(style)
                + "; script-src " + hash(plots) + " " + hash(modules);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java has SHA-256", never);
        }
    }

    /** In a script's element no text may look like the end of it. */
    private String recorded() {
        Health well = new Health(List.of());
        HttpService.Content content = new HttpService.Content(view, well, () -> "", clock, references);
        try {
            Map<String, Object> recorded = new LinkedHashMap<>(
                    new Recording(view, content.router(HttpLimits.STANDARD)).taken(clock.instant()));
            comparison.ifPresent(document -> recorded.put("comparison", document));
            return new String(Documents.json(recorded), StandardCharsets.UTF_8).replace("<", "\\u003c");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
