package io.plimsoll.streams.story;

import java.util.OptionalDouble;

/**
 * Who asks for loans. The shapes are chosen, not fitted: ages and amounts skewed to the right, a few large incomes, credit
 * scores about normal; the better educated earn more, nothing else depends on education, and nothing at all on gender.
 */
final class Population {

    /** So many live applicants leave out their income. The reference was completed by hand and lacks none. */
    static final double WITHOUT_INCOME = 0.01;

    private static final Mix GENDER =
            new Mix(new String[] {"female", "male", "nonbinary"}, new double[] {0.475, 0.47, 0.055});
    private static final Mix EDUCATION =
            new Mix(new String[] {"none", "high_school", "college", "graduate"}, new double[] {0.10, 0.31, 0.41, 0.18});
    private static final Mix EMPLOYMENT = new Mix(
            new String[] {"salaried", "self_employed", "part_time", "student"}, new double[] {0.66, 0.16, 0.13, 0.05});
    private static final Mix PURPOSE = new Mix(
            new String[] {"car", "home_improvement", "debt_consolidation", "education", "small_business", "medical"},
            new double[] {0.24, 0.18, 0.30, 0.10, 0.10, 0.08});
    private static final Mix REGION =
            new Mix(new String[] {"north", "south", "east", "west"}, new double[] {0.25, 0.35, 0.22, 0.18});

    private static final int COMES_OF_AGE = 18;
    private static final int OLDEST = 90;
    private static final int RETIRES = 67;

    private Population() {}

    /** Draws somebody who says what they earn. */
    static Applicant draw(Draws draws) {
        int age = (int) Math.min(OLDEST, COMES_OF_AGE + draws.logNormal(20, 0.62));
        String education = EDUCATION.draw(draws);
        String employment = age >= RETIRES ? "retired" : EMPLOYMENT.draw(draws);
        return new Applicant(
                age,
                OptionalDouble.of(income(education, employment, draws)),
                Rounded.to(4, logistic(-1.05 + 0.8 * draws.normal())),
                Math.max(300, Math.min(850, Math.rint(665 + 72 * draws.normal()))),
                Math.max(1_000, Rounded.to(-2, draws.logNormal(11_000, 0.62))),
                Rounded.to(1, Math.min(age - COMES_OF_AGE, draws.exponential(6.5))),
                employment,
                PURPOSE.draw(draws),
                REGION.draw(draws),
                GENDER.draw(draws),
                education);
    }

    private static double income(String education, String employment, Draws draws) {
        double median = 41_000 * byEducation(education) * byEmployment(employment);
        return Rounded.to(2, draws.logNormal(median, 0.48));
    }

    private static double byEducation(String education) {
        return switch (education) {
            case "none" -> 0.84;
            case "high_school" -> 0.93;
            case "college" -> 1.05;
            default -> 1.20;
        };
    }

    private static double byEmployment(String employment) {
        return switch (employment) {
            case "part_time" -> 0.65;
            case "student" -> 0.45;
            case "retired" -> 0.80;
            default -> 1.10;
        };
    }

    /** 1 / (1 + e<sup>−x</sup>). */
    static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
