package io.plimsoll.streams.ops.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request that is well formed.
 *
 * @param path the parts of the path, decoded
 * @param query the parameters, each once
 * @param isHook whether a controller posted it; what it posted is not looked at
 */
record Request(List<String> path, Map<String, String> query, boolean isHook) {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final String HOOK = "POST";
    private static final Pattern HOOKED = Pattern.compile("/api/v1/models/[^/]+/versions/[^/]+/verdict");

    /** Controllers post who they are and what they are doing. */
    private static final int LARGEST_HOOK = 64 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    Request {
        path = List.copyOf(path);
        query = Map.copyOf(query);
    }

    static Request of(HttpExchange exchange, HttpLimits limits) throws Refused, IOException {
        boolean isHook = exchange.getRequestMethod().equals(HOOK)
                && HOOKED.matcher(exchange.getRequestURI().getRawPath()).matches();
        if (isHook) {
            takeBody(exchange);
        } else {
            requireMethod(exchange.getRequestMethod());
            requireNoBody(exchange.getRequestHeaders());
        }
        if (exchange.getRequestURI().toString().length() > limits.target()) {
            throw new Refused(
                    414, "too_long", "the address is too long", "use at most " + limits.target() + " characters");
        }
        return new Request(
                path(exchange.getRequestURI().getRawPath()),
                query(exchange.getRequestURI().getRawQuery()),
                isHook);
    }

    /** It must be read for the connection to serve another request. */
    private static void takeBody(HttpExchange exchange) throws Refused, IOException {
        if (exchange.getRequestBody().readNBytes(LARGEST_HOOK + 1).length > LARGEST_HOOK) {
            throw new Refused(413, "too_large", "a hook's body is too large", "post at most 64 KB")
                    .with("Connection", "close");
        }
    }

    /** The request for an address of this service. */
    static Request to(String address) throws Refused {
        String[] pathAndQuery = address.split("\\?", 2);
        return new Request(path(pathAndQuery[0]), query(pathAndQuery.length == 2 ? pathAndQuery[1] : null), false);
    }

    private static void requireMethod(String method) throws Refused {
        if (!METHODS.contains(method)) {
            throw new Refused(405, "method_not_allowed", "nothing can be changed here", "use GET or HEAD")
                    .with("Allow", "GET, HEAD");
        }
    }

    private static void requireNoBody(Headers headers) throws Refused {
        String length = headers.getFirst("Content-Length");
        if (headers.containsKey("Transfer-Encoding") || (length != null && !length.equals("0"))) {
            throw new Refused(413, "too_large", "a request has no body here", "send none").with("Connection", "close");
        }
    }

    private static List<String> path(String raw) throws Refused {
        List<String> parts = new ArrayList<>();
        for (String part : raw.substring(1).split("/", -1)) {
            parts.add(decoded(part.replace("+", "%2B")));
        }
        return parts;
    }

    private static Map<String, String> query(@Nullable String raw) throws Refused {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw == null || raw.isEmpty()) {
            return query;
        }
        for (String pair : raw.split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            String value = nameAndValue.length == 2 ? decoded(nameAndValue[1]) : "";
            if (query.put(decoded(nameAndValue[0]), value) != null) {
                throw Refused.badRequest("a parameter is given twice", "give each once");
            }
        }
        return query;
    }

    private static String decoded(String text) throws Refused {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("the address is not encoded properly", "write % as %25");
        }
    }

    /** The name of a model or version in the path. */
    String name(int part) throws Refused {
        String name = path.get(part);
        if (!NAME.matcher(name).matches()) {
            throw Refused.badRequest("the name of a model or version is not one", "use 1 to 100 of A-Z a-z 0-9 . _ -");
        }
        return name;
    }
}
