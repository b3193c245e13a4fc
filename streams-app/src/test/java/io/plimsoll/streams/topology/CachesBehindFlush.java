package io.plimsoll.streams.topology;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * Finds the stores that a flush, or a processor behind it in the same task, may put to and that have a cache: what is
 * put there can leave after the commit. A real topology must have none.
 */
final class CachesBehindFlush {
    private CachesBehindFlush() {}

    static Set<String> of(Topology topology, Properties streams, BeforeCommit<?>... stages) {
        Set<String> names = new TreeSet<>();
        Stream.of(stages).forEach(stage -> names.addAll(storesBehind(topology.describe(), stage.flushName())));
        try (TopologyTestDriver driver = new TopologyTestDriver(topology, streams)) {
            Set<String> cached = new TreeSet<>();
            driver.getAllStateStores().forEach((name, store) -> {
                if (names.contains(name) && isCached(store)) {
                    cached.add(name);
                }
            });
            return cached;
        }
    }

    private static Set<String> storesBehind(TopologyDescription description, String flush) {
        Set<String> stores = new TreeSet<>();
        Deque<Node> open = new ArrayDeque<>(Set.of(node(description, flush)));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof TopologyDescription.Processor processor) {
                stores.addAll(processor.stores());
            }
            open.addAll(node.successors());
        }
        return stores;
    }

    private static Node node(TopologyDescription description, String name) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        description.subtopologies().forEach(sub -> sub.nodes().forEach(node -> nodes.put(node.name(), node)));
        Node node = nodes.get(name);
        if (node == null) {
            throw new AssertionError("no node " + name + " in " + nodes.keySet());
        }
        return node;
    }

    /** The outermost layer claims to be cached whatever is below, so look for the layer that is the cache. */
    private static boolean isCached(StateStore store) {
        return store.getClass().getSimpleName().startsWith("Caching")
                || (store instanceof WrappedStateStore<?, ?, ?> layer && isCached(layer.wrapped()));
    }
}
