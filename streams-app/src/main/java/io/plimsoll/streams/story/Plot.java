package io.plimsoll.streams.story;

import java.util.List;

/** What goes wrong, and when: the one place that knows. */
final class Plot {

    /** How long the story is, in days. */
    static final int DAYS = 140;

    static final Days SHADOW = new Days(30, 43);
    static final Days CANARY = new Days(44, 57);
    static final Days MISSING_INCOME = new Days(66, 68);
    static final Days NEW_PURPOSE = new Days(72, 79);
    static final Days BROKEN_CREDIT_SCORE = new Days(76, 77);
    static final Days MONTHLY_INCOME = new Days(78, 79);
    static final Days RISING_DEBTS = new Days(84, 98);
    static final Days SLOW_SPELL = new Days(92, 94);
    static final Days LOWER_INCOME = new Days(106, 112);
    static final Days REGIONAL_CAMPAIGN = new Days(116, 127);

    /** The canary's share of the requests. */
    static final double CANARY_SHARE = 0.1;

    /** Hard times: on the scale of the log-odds of repayment, while incomes are lower. */
    private static final double HARD_TIMES = -0.9;

    private static final double DEBTS_AT_THE_END = 0.10;

    private static final Mix CAMPAIGN =
            new Mix(new String[] {"north", "south", "east", "west"}, new double[] {0.55, 0.20, 0.15, 0.10});

    /** Turns of the world: they happen to people. */
    private static final List<Turn> WORLD = List.of(
            new Turn(
                    RISING_DEBTS,
                    (a, day, draws) ->
                            a.withDebtToIncome(Rounded.to(4, Math.min(1, a.debtToIncome() + risenDebts(day))))),
            new Turn(LOWER_INCOME, (a, day, draws) -> a.withIncomeTimes(0.8)),
            new Turn(REGIONAL_CAMPAIGN, (a, day, draws) -> campaignOn(day) ? a.withRegion(CAMPAIGN.draw(draws)) : a));

    /** Turns of the data: they happen to what is reported. */
    private static final List<Turn> DATA = List.of(
            new Turn(
                    new Days(0, DAYS), Turn.sometimes(Population.WITHOUT_INCOME, (a, day, draws) -> a.withoutIncome())),
            new Turn(MISSING_INCOME, Turn.sometimes(0.15, (a, day, draws) -> a.withoutIncome())),
            new Turn(NEW_PURPOSE, Turn.sometimes(0.05, (a, day, draws) -> a.withLoanPurpose("crypto"))),
            new Turn(
                    BROKEN_CREDIT_SCORE,
                    Turn.sometimes(0.02, (a, day, draws) -> a.withCreditScore(draws.happens(0.5) ? 0 : 9_999))),
            new Turn(MONTHLY_INCOME, (a, day, draws) -> a.withIncomeTimes(1.0 / 12)));

    private Plot() {}

    /** An applicant as they are on a day. */
    static Applicant asTheyAre(Applicant usual, int day, Draws draws) {
        return apply(WORLD, usual, day, draws);
    }

    /** An applicant as they are reported on a day. */
    static Applicant asReported(Applicant actual, int day, Draws draws) {
        return apply(DATA, actual, day, draws);
    }

    /** How much harder it is to repay what is lent on a day: log-odds, 0 or less. */
    static double repaymentShift(int day) {
        return LOWER_INCOME.contain(day) ? HARD_TIMES : 0;
    }

    /** Two days on, two days off. */
    static boolean campaignOn(int day) {
        return REGIONAL_CAMPAIGN.contain(day) && (day - REGIONAL_CAMPAIGN.first()) % 4 < 2;
    }

    private static double risenDebts(int day) {
        double length = RISING_DEBTS.last() - RISING_DEBTS.first() + 1;
        return DEBTS_AT_THE_END * (day - RISING_DEBTS.first() + 1) / length;
    }

    private static Applicant apply(List<Turn> turns, Applicant applicant, int day, Draws draws) {
        Applicant turned = applicant;
        for (Turn turn : turns) {
            turned = turn.apply(turned, day, draws);
        }
        return turned;
    }
}
