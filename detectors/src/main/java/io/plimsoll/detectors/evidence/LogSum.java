package io.plimsoll.detectors.evidence;

/** ln Σ exp(tᵢ) of terms that come one by one, without overflow and without keeping them. */
final class LogSum {
    private double greatest = Double.NEGATIVE_INFINITY;
    private double sum;

    void add(double term) {
        if (term <= greatest) {
            sum += exp(term - greatest);
        } else if (term > Double.NEGATIVE_INFINITY) {
            sum = 1 + sum * exp(greatest - term);
            greatest = term;
        }
    }

    double value() {
        return sum == 0 ? Double.NEGATIVE_INFINITY : greatest + StrictMath.log(sum);
    }

    /** Terms this far behind cannot change the last bit of the sum, whatever their number. */
    private static double exp(double difference) {
        return difference < -60 ? 0 : StrictMath.exp(difference);
    }
}
