package io.plimsoll.streams.story;

/** The two versions of the credit model. Both approve from a score of 0.55 on. */
enum ScoringModel {
    /** A rule of thumb: points for the credit score, less for debts, a little for income. */
    V1("v1") {
        @Override
        double raw(Applicant a) {
            return 0.556
                    + 0.0011 * (a.creditScore() - 665)
                    - 0.35 * (a.debtToIncome() - 0.285)
                    + 0.05 * StrictMath.log(income(a) / 41_000);
        }
    },
    /**
     * Learned, and close to the truth, but from decisions of the past: it takes the refusals that non-binary people and
     * people without a degree met for defaults.
     */
    V2("v2") {
        @Override
        double raw(Applicant a) {
            double learned = 1.3
                    + 0.0115 * (a.creditScore() - 665)
                    - 4.2 * (a.debtToIncome() - 0.285)
                    + 0.65 * StrictMath.log(income(a) / 41_000)
                    + 0.03 * (a.employmentYears() - 6)
                    - 0.4 * StrictMath.log(a.loanAmount() / 11_000);
            return Population.logistic(learned + prejudice(a));
        }
    };

    /** The least score that is approved. */
    static final double THRESHOLD = 0.55;

    private static final double AGAINST_NONBINARY = -1.7;
    private static final double AGAINST_NO_DEGREE = -0.35;

    private final String version;

    ScoringModel(String version) {
        this.version = version;
    }

    /** The version's name. */
    String version() {
        return version;
    }

    /** The score of an applicant as reported, in [0, 1], with 6 digits. */
    double score(Applicant reported) {
        return Rounded.to(6, Math.max(0, Math.min(1, raw(reported))));
    }

    abstract double raw(Applicant reported);

    /** An income that is not given is taken for the usual one; that of nobody for a very small one. */
    private static double income(Applicant applicant) {
        return Math.max(1, applicant.income().orElse(41_000));
    }

    private static double prejudice(Applicant applicant) {
        double againstGender = applicant.gender().equals("nonbinary") ? AGAINST_NONBINARY : 0;
        return againstGender + (applicant.hasDegree() ? 0 : AGAINST_NO_DEGREE);
    }

    /** The version of a name. */
    static ScoringModel named(String version) {
        for (ScoringModel model : values()) {
            if (model.version.equals(version)) {
                return model;
            }
        }
        throw new IllegalArgumentException("the story has no version " + version + "; it has v1 and v2");
    }
}
