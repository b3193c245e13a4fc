package io.plimsoll.streams.wire;

import io.plimsoll.schemas.Alert;
import io.plimsoll.schemas.Family;
import io.plimsoll.schemas.Subject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where on the page something is shown. The page's addresses are hashes: {@code #/models/credit?version=v2&window=…}.
 *
 * @param page the public address of the page without a slash at its end, empty where none is configured
 */
public record PageLinks(Optional<String> page) {

    /** No links. */
    public static final PageLinks NONE = new PageLinks(Optional.empty());

    /** The name of the link. */
    private static final String NAME = "page";

    /** Links to the page at an address; none where it is blank. */
    public static PageLinks to(String address) {
        String trimmed = address.replaceAll("/+$", "");
        return new PageLinks(Optional.of(trimmed).filter(text -> !text.isBlank()));
    }

    /** To an alert in the window whose close told of it. A link that would be too long is left out. */
    Map<String, String> to(String key, String model, String version, Family family, Subject subject, Instant window) {
        Map<String, String> parameters = parameters(version, window);
        put(parameters, "feature", subject.feature());
        if (family == Family.FAIRNESS) {
            put(parameters, "attribute", subject.attribute());
        }
        if (family == Family.PERFORMANCE) {
            put(parameters, "metric", subject.metric());
        }
        parameters.put("alert", key);
        return link(model, parameters);
    }

    /** To a version in the window whose close brought a decision about it. */
    Map<String, String> to(String model, String version, Instant window) {
        return link(model, parameters(version, window));
    }

    private static Map<String, String> parameters(String version, Instant window) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("version", version);
        parameters.put("window", window.toString());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private Map<String, String> link(String model, Map<String, String> parameters) {
        return page.map(base -> base + "/#/models/" + encoded(model) + "?" + query(parameters))
                .filter(url -> url.length() <= Alert.LONGEST_URL)
                .map(url -> Map.of(NAME, url))
                .orElse(Map.of());
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
