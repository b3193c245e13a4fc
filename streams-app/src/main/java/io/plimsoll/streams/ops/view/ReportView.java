package io.plimsoll.streams.ops.view;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was reported of all models. Safe for one writing and many reading threads.
 *
 * <p>Law: the content is a function of the set of records applied to each topic, in the order of their partitions; how
 * the partitions are interleaved does not matter, and a record applied twice counts once. Where the bound of all models is
 * reached, which of a model's older windows are still kept also depends on when the other models came.
 */
public final class ReportView {
    private static final Logger LOG = LoggerFactory.getLogger(ReportView.class);

    private final ViewBounds bounds;
    private final ConcurrentNavigableMap<String, ModelView> models = new ConcurrentSkipListMap<>();
    private final AtomicLong unreadable = new AtomicLong();

    /** @param bounds how much is kept */
    public ReportView(ViewBounds bounds) {
        this.bounds = bounds;
    }

    /** Takes a record up; one that breaks the contract is counted and left out. */
    public void apply(Published published) {
        try {
            take(published);
        } catch (UnreadableException e) {
            unreadable.incrementAndGet();
            LOG.atWarn()
                    .addKeyValue("topic", published.topic())
                    .addKeyValue("problem", e.getMessage())
                    .log("A record is not shown because it cannot be read");
        }
    }

    private void take(Published published) throws UnreadableException {
        switch (published.topic()) {
            case REPORTS -> {
                ReportDocument report = ReportDocument.of(published);
                of(published).apply(report);
            }
            case CONTROL -> {
                ControlDocument event = ControlDocument.of(published);
                of(published).apply(event);
            }
        }
    }

    private ModelView of(Published published) {
        return Optional.ofNullable(models.get(published.key())).orElseGet(() -> joined(published.key()));
    }

    /** Each model that joins makes the share of the others smaller. */
    private ModelView joined(String model) {
        ModelView joined = new ModelView(model, bounds, models::size);
        models.put(model, joined);
        models.values().forEach(ModelView::trim);
        return joined;
    }

    /** All models that were ever reported on, by name. */
    public List<ModelView> models() {
        return List.copyOf(models.values());
    }

    /** One model, if anything was reported of it. */
    public Optional<ModelView> model(String model) {
        return Optional.ofNullable(models.get(model));
    }

    /** How many records could not be read. */
    public long unreadable() {
        return unreadable.get();
    }
}
