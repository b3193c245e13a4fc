package io.plimsoll.streams.story;

import java.util.OptionalDouble;

/**
 * Someone who asks for a loan: as they are, or as they are reported.
 *
 * @param age in years
 * @param income a year; empty when not given
 * @param debtToIncome share of the income that debts take
 * @param creditScore 300 to 850
 * @param loanAmount asked for
 * @param employmentYears in the present job
 * @param employmentType salaried, self_employed, part_time, retired, student
 * @param loanPurpose what the loan is for
 * @param region north, south, east, west
 * @param gender female, male, nonbinary
 * @param education none, high_school, college, graduate
 */
public record Applicant(
        int age,
        OptionalDouble income,
        double debtToIncome,
        double creditScore,
        double loanAmount,
        double employmentYears,
        String employmentType,
        String loanPurpose,
        String region,
        String gender,
        String education) {

    /** Whether they went to college. */
    boolean hasDegree() {
        return education.equals("college") || education.equals("graduate");
    }

    Applicant withoutIncome() {
        return withIncome(OptionalDouble.empty());
    }

    Applicant withIncomeTimes(double factor) {
        return income.isEmpty() ? this : withIncome(OptionalDouble.of(Rounded.to(2, income.getAsDouble() * factor)));
    }

    private Applicant withIncome(OptionalDouble other) {
        return new Applicant(
                age,
                other,
                debtToIncome,
                creditScore,
                loanAmount,
                employmentYears,
                employmentType,
                loanPurpose,
                region,
                gender,
                education);
    }

    Applicant withDebtToIncome(double other) {
        return new Applicant(
                age,
                income,
                other,
                creditScore,
                loanAmount,
                employmentYears,
                employmentType,
                loanPurpose,
                region,
                gender,
                education);
    }

    Applicant withCreditScore(double other) {
        return new Applicant(
                age,
                income,
                debtToIncome,
                other,
                loanAmount,
                employmentYears,
                employmentType,
                loanPurpose,
                region,
                gender,
                education);
    }

    Applicant withLoanPurpose(String other) {
        return new Applicant(
                age,
                income,
                debtToIncome,
                creditScore,
                loanAmount,
                employmentYears,
                employmentType,
                other,
                region,
                gender,
                education);
    }

    Applicant withRegion(String other) {
        return new Applicant(
                age,
                income,
                debtToIncome,
                creditScore,
                loanAmount,
                employmentYears,
                employmentType,
                loanPurpose,
                other,
                gender,
                education);
    }
}
