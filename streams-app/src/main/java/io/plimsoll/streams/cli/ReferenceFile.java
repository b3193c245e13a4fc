package io.plimsoll.streams.cli;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import io.plimsoll.streams.wire.Provenance;
import io.plimsoll.streams.wire.ReferenceWire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files of training data, of one version or several, and the references that they make. */
final class ReferenceFile {

    private final PolicyFile policy;
    private final List<Path> files;
    private final SampleFile sample;

    ReferenceFile(PolicyFile policy, List<Path> files) {
        this.policy = policy;
        this.files = List.copyOf(files);
        this.sample = new SampleFile(policy, files);
    }

    /**
     * The reference of every version in the files.
     *
     * @throws IOException naming the file and the line that cannot be read
     */
    Map<String, Reference> references() throws IOException {
        Map<String, Reference> references = new LinkedHashMap<>();
        for (String version : sample.versions()) {
            references.put(version, reference(version));
        }
        requireFit(references);
        return references;
    }

    private void requireFit(Map<String, Reference> references) {
        try {
            Monitor unused = new Monitor(policy.policy(), references);
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(files + ": " + unfit.getMessage());
        }
    }

    /** The reference of one version in the files. */
    Reference reference(String version) {
        try {
            return new ReferenceBuilder(policy.policy()).build(sample.rows(version));
        } catch (IllegalArgumentException unfit) {
            throw new UsageException(files + ": " + unfit.getMessage());
        }
    }

    /**
     * The profile of every version in the files.
     *
     * @param lineage where the version comes from, if somebody said
     * @throws IOException naming the file and the line that cannot be read
     */
    List<ReferenceProfile> profiles(Instant now, Optional<ReferenceProfile.Lineage> lineage) throws IOException {
        List<ReferenceProfile> profiles = new ArrayList<>();
        Map<String, Reference> references = references();
        if (lineage.isPresent() && references.size() > 1) {
            throw new UsageException(files + ": has the versions " + String.join(", ", references.keySet())
                    + ", and a lineage is that of one: give each version a file of its own");
        }
        for (Map.Entry<String, Reference> reference : references.entrySet()) {
            Provenance known = Provenance.of(reference.getKey(), now, sample.rows(reference.getKey()));
            Provenance provenance = lineage.map(known::with).orElse(known);
            profiles.add(ReferenceWire.profileOf(reference.getValue(), policy.policy(), provenance));
        }
        return profiles;
    }
}
