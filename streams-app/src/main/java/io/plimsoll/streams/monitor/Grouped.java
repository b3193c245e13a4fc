package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Severity;
import java.util.List;

/**
 * The place of an alert among those that one cause moves, as of a change of it.
 *
 * @param group names the group: the key of the alert that it began with
 * @param leads whether this is the alert that speaks for the group
 * @param page whether the group is worth waking somebody
 * @param open whether any alert of it is open
 * @param severity the group's severity
 * @param harm whether data moved and people or quality suffer
 * @param others the other alerts of it that are open, the likeliest cause first
 * @param news why it is told
 */
public record Grouped(
        AlertKey group,
        boolean leads,
        boolean page,
        boolean open,
        Severity severity,
        boolean harm,
        List<AlertKey> others,
        News news) {

    /** A copy of the others is kept. */
    public Grouped {
        others = List.copyOf(others);
    }

    boolean wakes(boolean begins) {
        return leads && page && open && (news == News.GRAVER || (news == News.OWN && begins));
    }

    /** Why an alert of a group is told. */
    public enum News {
        /** It began, became more severe or ended by itself. */
        OWN,
        /** More alerts of the same cause began. */
        JOINED,
        /** The group became more severe than it was. */
        ESCALATED,
        /** The alert that spoke for the group is over, and this one is not. */
        TAKES_OVER,
        /** The cause came back and is now worse than it was, or stays for much longer: a page after all. */
        GRAVER
    }
}
