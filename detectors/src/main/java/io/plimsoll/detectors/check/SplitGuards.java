package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.ArmBalance;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether requests came to the arms of a trial as if drawn by lot: in the declared shares, and of the same kind. If not, what
 * the arms' labels say of the versions cannot be told from what they say of the requests.
 */
final class SplitGuards {

    static final String SAMPLE_RATIO = "sample_ratio";
    static final String ARM_BALANCE = "arm_balance";

    /** The chance that a sound split is ever called broken. */
    private static final double LEVEL = 0.01;

    private SplitGuards() {}

    static List<Finding> of(Trial.Split split) {
        List<Finding> guards = new ArrayList<>();
        split.declared().ifPresent(declared -> guards.add(sampleRatio(split, declared)));
        guards.addAll(balance(split));
        return guards;
    }

    private static Finding sampleRatio(Trial.Split split, DeclaredSplit declared) {
        double share = declared.total() == 0
                ? 0
                : (double) declared.requests().getOrDefault(split.candidate().version(), 0L) / declared.total();
        return finding(
                SAMPLE_RATIO,
                new Target.Traffic(),
                span(split),
                Measure.of(declared.total() == 0 ? OptionalDouble.empty() : OptionalDouble.of(share)),
                declared.total(),
                declared.logE(),
                -StrictMath.log(LEVEL));
    }

    /** Each attribute that both versions' references divide alike, at an equal part of the level. */
    private static List<Finding> balance(Trial.Split split) {
        WindowTally acting = split.acting().served();
        WindowTally candidate = split.candidate().served();
        List<Both> attributes = attributes(acting.layout(), candidate.layout());
        double threshold = -StrictMath.log(LEVEL / Math.max(1, attributes.size()));
        List<Finding> findings = new ArrayList<>();
        for (Both both : attributes) {
            long[] first = both.ofActing().counts(acting);
            long[] second = both.ofCandidate().counts(candidate);
            findings.add(finding(
                    ARM_BALANCE,
                    both.ofCandidate(),
                    span(split),
                    Measure.UNDEFINED,
                    sum(second),
                    ArmBalance.logE(first, second),
                    threshold));
        }
        return findings;
    }

    private static Span span(Trial.Split split) {
        return split.candidate().asServed();
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    private static Finding finding(
            String check, Target target, Span span, Measure measure, long n, double logE, double threshold) {
        Verdict verdict = n == 0
                ? new Verdict.Insufficient("no requests yet")
                : logE >= threshold ? new Verdict.Alarm(Severity.ERROR) : new Verdict.Ok();
        return new Finding(
                check,
                Family.COMPARISON,
                target,
                span,
                measure,
                Optional.empty(),
                n,
                OptionalDouble.of(logE),
                OptionalDouble.empty(),
                verdict,
                true);
    }

    /** Features, and the mixes of segments' people; what a version says is no property of a request. */
    private static List<Both> attributes(Layout acting, Layout candidate) {
        List<Both> attributes = new ArrayList<>();
        List<Target.InAll> others = Target.inAll(acting);
        for (Target.InAll feature : Target.inAll(candidate)) {
            if (feature.kind() == Target.Kind.FEATURE) {
                others.stream()
                        .filter(other -> other.name().equals(feature.name()))
                        .filter(other -> acting.subjects()
                                .get(other.subject())
                                .equals(candidate.subjects().get(feature.subject())))
                        .forEach(other -> attributes.add(new Both(other, feature)));
            }
        }
        for (int own = 0; own < candidate.dimensions().size(); own++) {
            int other = acting.dimensions().indexOf(candidate.dimensions().get(own));
            if (other >= 0) {
                String name = candidate.dimensions().get(own).name();
                attributes.add(new Both(new Target.Mix(name, other), new Target.Mix(name, own)));
            }
        }
        return attributes;
    }

    private record Both(Target.Distributed ofActing, Target.Distributed ofCandidate) {}
}
