package io.plimsoll.streams.story;

/** What becomes of a loan: the truth that models try to foresee. */
final class Repayment {

    private Repayment() {}

    /**
     * The log-odds that the loan is repaid. The weights give credit score about half of the say, debts a third.
     *
     * @param applicant as they are, with their income
     * @param shift of hard times
     */
    static double logOdds(Applicant applicant, double shift) {
        return 1.35
                + shift
                + 0.012 * (applicant.creditScore() - 665)
                - 4.5 * (applicant.debtToIncome() - 0.285)
                + 0.7 * StrictMath.log(applicant.income().orElseThrow() / 41_000)
                + 0.04 * (applicant.employmentYears() - 6)
                - 0.45 * StrictMath.log(applicant.loanAmount() / 11_000);
    }

    /** Whether the loan is repaid. */
    static boolean repaid(Applicant applicant, double shift, Draws draws) {
        return draws.happens(Population.logistic(logOdds(applicant, shift)));
    }
}
