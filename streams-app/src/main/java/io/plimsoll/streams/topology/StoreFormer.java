package io.plimsoll.streams.topology;

import io.plimsoll.streams.monitor.FormerMonitors;
import io.plimsoll.streams.monitor.pending.DefinitionRows;
import io.plimsoll.streams.wire.Catalogue;
import java.util.List;

/**
 * What was in force while predictions were counted that wait, in the store in which they wait.
 *
 * @param rows where it is kept
 * @param catalogue knows what monitors are made of
 */
record StoreFormer(DefinitionRows rows, Catalogue catalogue) implements FormerMonitors {

    @Override
    public List<Former> of(String model) {
        return rows.of(model).stream()
                .map(row -> new Former(catalogue.remembered(row.bytes()), row.until()))
                .toList();
    }

    @Override
    public void keep(String model, List<Former> all) {
        rows.keep(
                model,
                all.stream()
                        .map(former -> new DefinitionRows.Row(former.until(), catalogue.definition(former.monitor())))
                        .toList());
    }
}
