package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Finding;

/**
 * What speaks for a decision about a version: a gate that it fails for certain, or an open incident.
 *
 * @param key names it, as the alert is named that tells of it
 * @param since the pane at whose close it was first known; it stands across the roles that the version has since had
 * @param last the pane whose close brought the finding
 * @param finding what was found last
 */
public record Cause(AlertKey key, long since, long last, Finding finding) {

    /** The finding with the pane that it came with. */
    public Incident.Alarm alarm() {
        return new Incident.Alarm(last, finding);
    }
}
