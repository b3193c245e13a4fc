package io.plimsoll.detectors.statistic;

/** The walk over the bins that {@link Wasserstein} describes and proves; names are those of its proof. */
final class BinnedWasserstein {
    private final double[] edges;
    private final BinMoments reference;
    private final BinMoments current;
    private final double delta;
    private double value;
    private double lower;
    private double upper;

    BinnedWasserstein(double[] edges, BinMoments reference, BinMoments current) {
        this.edges = edges;
        this.reference = reference;
        this.current = current;
        this.delta = StrictMath.max(reference.resolution(), current.resolution()) / 2;
    }

    BinnedDistance distance() {
        int last = edges.length;
        double d1 = reference.mass(0) - current.mass(0);
        double first = integralOfParts(0);
        add(0, first, fromLeftBound(0, 0, first));
        for (int i = 1; i < last; i++) {
            double d0 = d1;
            d1 = d0 + reference.mass(i) - current.mass(i);
            double integral = d0 * (edges[i] - edges[i - 1]) + integralOfParts(i);
            add(i, integral, StrictMath.min(fromLeftBound(i, d0, integral), fromRightBound(i, d1, integral)));
        }
        double a = edges[last - 1];
        double integral = current.moment(last, a) - reference.moment(last, a);
        add(last, integral, fromRightBound(last, 0, integral));
        return new BinnedDistance(value, lower, upper);
    }

    /** p(b − μ) − q(b − ν). */
    private double integralOfParts(int i) {
        return current.moment(i, edges[i]) - reference.moment(i, edges[i]);
    }

    /** The bound of e from the left end of bin i, where h is d₀. */
    private double fromLeftBound(int i, double d0, double integral) {
        double hMinus = d0 < 0 ? Double.POSITIVE_INFINITY : chord(current, i, edges[i], d0);
        double hPlus = d0 > 0 ? Double.POSITIVE_INFINITY : chord(reference, i, edges[i], -d0);
        return smaller(i, hPlus, hMinus, integral);
    }

    /** The bound of e from the right end of bin i, where h is d₁. */
    private double fromRightBound(int i, double d1, double integral) {
        double hMinus = d1 < 0 ? Double.POSITIVE_INFINITY : chord(reference, i, edges[i - 1], d1);
        double hPlus = d1 > 0 ? Double.POSITIVE_INFINITY : chord(current, i, edges[i - 1], -d1);
        return smaller(i, hPlus, hMinus, integral);
    }

    /** (mass − height)⁺ · (|mean − end| + δ). */
    private double chord(BinMoments side, int i, double end, double height) {
        double mass = side.mass(i);
        return mass <= height ? 0 : (mass - height) / mass * (StrictMath.abs(side.moment(i, end)) + mass * delta);
    }

    private double smaller(int i, double hPlus, double hMinus, double integral) {
        double plus = StrictMath.min(hPlus, hPlus - integral + roundingOfIntegral(i));
        double minus = StrictMath.min(hMinus, hMinus + integral + roundingOfIntegral(i));
        return StrictMath.max(0, StrictMath.min(plus, minus));
    }

    private void add(int i, double integral, double excess) {
        double size = StrictMath.abs(integral);
        value += size;
        lower += StrictMath.max(0, size - roundingOfIntegral(i));
        upper += size + roundingOfIntegral(i) + 2 * excess;
    }

    private double roundingOfIntegral(int i) {
        return (reference.mass(i) + current.mass(i)) * delta;
    }
}
