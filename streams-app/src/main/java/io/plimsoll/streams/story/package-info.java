/**
 * The credit story that {@code demo} tells: 140 days of a bank that replaces a rule of thumb by a learned model, with all
 * that can go wrong on the way, made up by a seeded generator.
 *
 * <p>{@link io.plimsoll.streams.story.CreditStory} is the whole of it: the reference, the events in the order in which they
 * are published, and the {@linkplain io.plimsoll.streams.story.CreditStory#chapters() chapters} for whoever watches. One
 * request goes this way:
 *
 * <pre>
 * Population ──▶ Applicant ──Turn of the world──▶ what is true ──Repayment──▶ label, if approved
 *                                                      │
 *                                                Turn of the data
 *                                                      ▼
 *                                               what is reported ──ScoringModel──▶ score, decision
 * </pre>
 *
 * <p>A turn of the world (incomes fall) changes people and what becomes of them; a turn of the data (income arrives per
 * month) changes only what the models and the monitor see.
 *
 * <p>The same seed gives the same events, bit for bit, on every platform: own random numbers, {@link StrictMath}, no clock.
 * Nobody in it is real, and no data set was used; the shapes of the distributions are chosen in
 * {@link io.plimsoll.streams.story.Population} and plausible, no more.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.story;
