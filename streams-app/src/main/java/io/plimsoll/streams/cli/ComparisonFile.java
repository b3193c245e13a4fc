package io.plimsoll.streams.cli;

import io.plimsoll.streams.compare.ComparedSamples;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.ops.http.ReportFile;
import io.plimsoll.streams.ops.view.Published;
import io.plimsoll.streams.ops.view.ReportView;
import io.plimsoll.streams.ops.view.ViewBounds;
import io.plimsoll.streams.ops.view.ViewTopic;
import io.plimsoll.streams.wire.Json;
import io.plimsoll.streams.wire.ReferencePicture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** A comparison as one file to mail: the page over its one report, with the answer above. */
final class ComparisonFile {

    private static final ViewBounds ONE_REPORT = new ViewBounds(10, 64L << 20, 10, 10);

    private final ComparedSamples compared;
    private final Policy policy;
    private final ComparisonDocument document;
    private final InstantSource clock;

    ComparisonFile(ComparedSamples compared, Policy policy, ComparisonDocument document, InstantSource clock) {
        this.compared = compared;
        this.policy = policy;
        this.document = document;
        this.clock = clock;
    }

    void writeTo(Path file) throws IOException {
        ReportView view = new ReportView(ONE_REPORT);
        view.apply(new Published(
                ViewTopic.REPORTS, policy.model(), Json.bytes(document.report()), Map.of(), clock.instant()));
        new ReportFile(view, (model, layout) -> Optional.of(ReferencePicture.of(compared.held())), clock)
                .comparing(document)
                .writeTo(file);
    }
}
