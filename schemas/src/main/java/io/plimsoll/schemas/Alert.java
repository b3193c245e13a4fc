package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.plimsoll.alert.v1}: an incident began, changed or ended. The same record, keyed by alertKey, is on the
 * compacted topic {@code incidents} while the incident is open. Nulls are written.
 *
 * @param alertKey names the incident, stable over its life; at most 255 characters
 * @param model the model
 * @param version the version
 * @param check the check that raised it
 * @param state where it stands
 * @param severity how bad it is
 * @param family what it is about
 * @param subject what was checked
 * @param span how much time was judged
 * @param startedAt the start of the first pane that alarmed
 * @param endsAt when it ended, or null while it is open
 * @param window the pane whose close raised it
 * @param value the statistic
 * @param lower its lower bound
 * @param upper its upper bound
 * @param threshold the limit
 * @param n the rows it rests on
 * @param logE the logarithm of the evidence
 * @param summary one sentence for a person; at most 1,024 characters
 * @param description more, or null
 * @param occurrences earlier incidents of this key, newest first; at most 100
 * @param owner the team, or null
 * @param runbook where to read what to do, or null
 * @param links more to read, name to URL
 * @param cause its place among the alerts that have the same cause, or null where it stands alone
 * @param shares which segments carry the change, the most concentrated first; at most 10
 * @param exemplars ids of requests that show a fault of integrity, for looking them up, those of the newest pane first; never
 *     values; at most 5
 * @param until where the time that was judged ends, if that is before the end of the window: figures are of the incident's
 *     strongest finding, and what needs labels is judged when they had time to come; null if it ends with it
 */
@WireWithNulls
public record Alert(
        String alertKey,
        String model,
        String version,
        String check,
        AlertState state,
        Severity severity,
        Family family,
        Subject subject,
        Span span,
        @WireTime Instant startedAt,
        @WireTime @Nullable Instant endsAt,
        TimeWindow window,
        @Nullable Double value,
        @Nullable Double lower,
        @Nullable Double upper,
        @Nullable Double threshold,
        @Nullable Long n,
        @Nullable Double logE,
        String summary,
        @Nullable String description,
        @EmptyIfAbsent List<Occurrence> occurrences,
        @Nullable String owner,
        @Nullable String runbook,
        @EmptyIfAbsent Map<String, String> links,
        @Nullable Cause cause,
        @EmptyIfAbsent List<Share> shares,
        @EmptyIfAbsent List<String> exemplars,
        @WireTime @Nullable Instant until)
        implements ControlEvent {
    /** The longest alertKey, in characters. */
    public static final int LONGEST_KEY = 255;

    /** The longest summary, in characters. */
    public static final int LONGEST_SUMMARY = 1_024;

    /** The longest description, in characters. */
    public static final int LONGEST_DESCRIPTION = 16_384;

    /** The longest URL, in characters. */
    public static final int LONGEST_URL = 2_048;

    /** How many earlier incidents an alert tells of at most. */
    public static final int MOST_OCCURRENCES = 100;

    /** How many other alerts of the same cause an alert names at most. */
    public static final int MOST_OTHERS = 100;

    /** How many shares an alert tells of at most. */
    public static final int MOST_SHARES = 10;

    /** How many requests an alert names at most. */
    public static final int MOST_EXEMPLARS = 5;

    /** @throws WireException naming the field that is missing or out of its limits */
    public Alert {
        Require.text("alertKey", alertKey, LONGEST_KEY);
        Require.identifier("model", model);
        Require.identifier("version", version);
        Require.name("check", check);
        Require.present("state", state);
        Require.present("severity", severity);
        Require.present("family", family);
        Require.present("subject", subject);
        Require.present("span", span);
        Require.present("startedAt", startedAt);
        Require.present("window", window);
        requireFinite(value, lower, upper, threshold, logE);
        Require.count("n", n);
        Require.text("summary", summary, LONGEST_SUMMARY);
        Require.textIfAny("description", description, LONGEST_DESCRIPTION);
        occurrences = Require.list("occurrences", occurrences);
        Require.that(occurrences.size() <= MOST_OCCURRENCES, "occurrences", "must be at most " + MOST_OCCURRENCES);
        Require.nameIfAny("owner", owner);
        Require.textIfAny("runbook", runbook, LONGEST_URL);
        links = Require.map("links", links);
        shares = Require.list("shares", shares);
        Require.that(shares.size() <= MOST_SHARES, "shares", "must be at most " + MOST_SHARES);
        exemplars = Require.list("exemplars", exemplars);
        Require.that(exemplars.size() <= MOST_EXEMPLARS, "exemplars", "must be at most " + MOST_EXEMPLARS);
        exemplars.forEach(id -> Require.text("exemplars", id, LabelEvent.LONGEST_ID));
    }

    /** An alert that stands alone. */
    public Alert(
            String alertKey,
            String model,
            String version,
            String check,
            AlertState state,
            Severity severity,
            Family family,
            Subject subject,
            Span span,
            Instant startedAt,
            @Nullable Instant endsAt,
            TimeWindow window,
            @Nullable Double value,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double threshold,
            @Nullable Long n,
            @Nullable Double logE,
            String summary,
            @Nullable String description,
            List<Occurrence> occurrences,
            @Nullable String owner,
            @Nullable String runbook,
            Map<String, String> links) {
        this(
                alertKey,
                model,
                version,
                check,
                state,
                severity,
                family,
                subject,
                span,
                startedAt,
                endsAt,
                window,
                value,
                lower,
                upper,
                threshold,
                n,
                logE,
                summary,
                description,
                occurrences,
                owner,
                runbook,
                links,
                null,
                List.of(),
                List.of(),
                null);
    }

    /** Whether it speaks for its cause; an alert that stands alone does. */
    public boolean speaks() {
        return cause == null || cause.rank() == Rank.LEAD;
    }

    /** The same told of its end, at the end of the window that it was last told of, and of the end of its cause. */
    public Alert over() {
        return new Alert(
                alertKey,
                model,
                version,
                check,
                AlertState.RESOLVED,
                severity,
                family,
                subject,
                span,
                startedAt,
                window.end(),
                window,
                value,
                lower,
                upper,
                threshold,
                n,
                logE,
                summary,
                description,
                occurrences,
                owner,
                runbook,
                links,
                cause == null ? null : cause.over(),
                shares,
                exemplars,
                until);
    }

    private static void requireFinite(
            @Nullable Double value,
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double threshold,
            @Nullable Double logE) {
        Require.finite("value", value);
        Require.finite("lower", lower);
        Require.finite("upper", upper);
        Require.finite("threshold", threshold);
        Require.finite("logE", logE);
    }

    @Override
    public ControlType type() {
        return ControlType.ALERT;
    }

    /**
     * An earlier incident of the same key.
     *
     * @param startedAt when it began
     * @param lasted how long it lasted
     */
    @Wire
    public record Occurrence(@WireTime Instant startedAt, PolicyDuration lasted) {
        /** @throws WireException naming the field that is missing */
        public Occurrence {
            Require.present("startedAt", startedAt);
            Require.present("lasted", lasted);
        }
    }

    /** Whether an alert speaks for those that have the same cause. */
    public enum Rank implements WireName {
        /** It speaks for all of them. */
        LEAD,
        /** Another speaks for it. */
        MEMBER;

        /** The constant that a word of the wire stands for; see {@link WireName#parse}. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Rank of(String wire) {
            return WireName.parse("rank", values(), wire);
        }
    }

    /**
     * The place of an alert among those that have the same cause. People are woken for the cause, once: by the alert of
     * rank lead that fires with {@code page}; what is told of a key that is open is an update.
     *
     * @param key names the cause while any alert of it is open: the key of the alert that it began with
     * @param rank whether this alert speaks for the others
     * @param page whether the cause is worth waking somebody; not when it came back soon after its end, no worse
     * @param open whether any alert of the cause is open
     * @param harm whether data moved and, at the same time, quality or fairness suffers or is estimated to
     * @param size how many alerts of it are open, this one among them while it is
     * @param others the keys of the others, the likeliest cause first; at most 100
     */
    @Wire
    public record Cause(
            String key,
            Rank rank,
            Boolean page,
            Boolean open,
            Boolean harm,
            Long size,
            @EmptyIfAbsent List<String> others) {
        /** @throws WireException naming the field that is missing or out of its limits */
        public Cause {
            Require.text("key", key, LONGEST_KEY);
            Require.present("rank", rank);
            Require.present("page", page);
            Require.present("open", open);
            Require.present("harm", harm);
            Require.count("size", Require.present("size", size));
            others = Require.list("others", others);
            Require.that(others.size() <= MOST_OTHERS, "others", "must be at most " + MOST_OTHERS);
        }

        Cause over() {
            return new Cause(key, rank, page, false, harm, 0L, List.of());
        }
    }

    /**
     * What a segment has to do with a change of all traffic: {@code change = sum of mix + within} over the segments of one
     * attribute, exactly.
     *
     * @param segment the segment
     * @param weight its share of the traffic
     * @param share its share of the change; under 0 where it moved against the whole, over 1 where others did
     * @param mix how much of the change is that it has another share of the traffic than in the reference
     * @param within how much of the change is within it
     */
    @Wire
    public record Share(String segment, Double weight, Double share, Double mix, Double within) {
        /** @throws WireException naming the field that is missing or not finite */
        public Share {
            Require.present("segment", segment);
            Require.share("weight", Require.present("weight", weight));
            Require.finite("share", Require.present("share", share));
            Require.finite("mix", Require.present("mix", mix));
            Require.finite("within", Require.present("within", within));
        }
    }
}
