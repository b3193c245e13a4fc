package io.plimsoll.streams.ops.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The page's files, from the jar: plain HTML, CSS and ES modules, and one library for plots. There is nothing to build, and
 * nothing in them to keep from anyone.
 */
final class PageFiles {
    /** In the order in which a single file can hold them: each needs only those before it. */
    static final List<String> MODULES = List.of(
            "format.js",
            "dom.js",
            "marks.js",
            "source.js",
            "plots.js",
            "heatmap.js",
            "timeline.js",
            "distribution.js",
            "figures.js",
            "decision.js",
            "comparison.js",
            "fleet.js",
            "model.js",
            "app.js");

    static final String PLOTS = "uPlot.iife.min.js";
    static final List<String> STYLES = List.of("uPlot.min.css", "plimsoll.css");
    private static final List<String> OTHERS = List.of("icon.svg", "NOTICE.txt", "uPlot-LICENSE.txt");
    private static final String INDEX = "index.html";
    private static final String ROOT = "/page/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    /** Where the name is in {@code page/{file}}. */
    private static final int FILE = 1;

    private final Map<String, Reply> files = new LinkedHashMap<>();

    PageFiles() {
        List.of(MODULES, STYLES, OTHERS, List.of(INDEX, PLOTS)).forEach(names -> names.forEach(this::add));
    }

    private void add(String name) {
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        files.put(name, Reply.of(200, type, bytes(name)));
    }

    static byte[] bytes(String name) {
        try (InputStream file = PageFiles.class.getResourceAsStream(ROOT + name)) {
            if (file == null) {
                throw new IllegalStateException("the page's file " + name + " is not in the jar");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply index(Request request) throws Refused {
        new Parameters(request, Set.of());
        return named(INDEX);
    }

    Reply file(Request request) throws Refused {
        new Parameters(request, Set.of());
        return named(request.path().get(FILE));
    }

    private Reply named(String name) throws Refused {
        Reply file = files.get(name);
        if (file == null) {
            throw Refused.notFound("the page has no such file", "see /");
        }
        return file;
    }
}
