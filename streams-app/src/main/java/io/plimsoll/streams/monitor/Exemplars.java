package io.plimsoll.streams.monitor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Of the requests that show a fault the five that are least by the hash of their ids, each once.
 *
 * <p>The law: {@link #plus} is commutative, associative and idempotent, for the least of a union are the least of the least of its
 * parts. So counting in parts, in any order, or twice, shows the same requests.
 *
 * @param least in order
 */
public record Exemplars(List<Exemplar> least) {

    /** More would be looked up by nobody. */
    public static final int MOST = 5;

    /** No request. */
    static final Exemplars NONE = new Exemplars(List.of());

    /** A copy is kept. */
    public Exemplars {
        least = List.copyOf(least);
    }

    /** Those of a collection. */
    public static Exemplars of(Collection<Exemplar> some) {
        Set<String> ids = new HashSet<>();
        return new Exemplars(some.stream()
                .sorted()
                .filter(exemplar -> ids.add(exemplar.id()))
                .limit(MOST)
                .toList());
    }

    Exemplars plus(Exemplars others) {
        return of(Stream.concat(least.stream(), others.least.stream()).toList());
    }

    Exemplars with(Exemplar one) {
        List<Exemplar> more = new ArrayList<>(least);
        more.add(one);
        return of(more);
    }

    /** A request with a greater hash changes nothing. */
    long bound() {
        return least.size() < MOST ? Long.MAX_VALUE : least.get(MOST - 1).hash();
    }
}
