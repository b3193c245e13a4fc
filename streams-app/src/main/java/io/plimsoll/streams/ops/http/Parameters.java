package io.plimsoll.streams.ops.http;

import io.plimsoll.schemas.Role;
import io.plimsoll.schemas.WireException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a query, read strictly. */
final class Parameters {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final Map<String, String> query;

    /** @throws Refused if there is one that is not known, because a misspelt filter would return too much */
    Parameters(Request request, Set<String> known) throws Refused {
        query = request.query();
        if (!known.containsAll(query.keySet())) {
            String remedy = known.isEmpty() ? "give none" : "use " + String.join(", ", new TreeSet<>(known));
            throw Refused.badRequest("there is an unknown parameter", remedy);
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(query.get(name));
    }

    Optional<Role> role() throws Refused {
        try {
            return text("role").map(Role::of);
        } catch (WireException e) {
            throw Refused.badRequest("the role is unknown", String.valueOf(e.getMessage()));
        }
    }

    Optional<Instant> time(String name) throws Refused {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw Refused.badRequest(name + " is not a time", "write it as 2024-03-01T00:00:00Z");
        }
    }

    int limit() throws Refused {
        try {
            int limit = text("limit").map(Integer::parseInt).orElse(USUAL);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below, as any other wrong limit.
        }
        throw Refused.badRequest("limit is not a number that can be", "use 1 to " + MOST);
    }
}
