/**
 * Golden values for tests: expected numbers that other tools (numpy, scipy, statsmodels, R) gave for known inputs.
 *
 * <p>They live beside the checkout, in the directory that the system property {@code plimsoll.shared} names, and are
 * not part of the project. {@link io.plimsoll.detectors.golden.GoldenFiles} is the only way to them, so that the rule
 * about missing data stands in one place: without the directory a test fails where {@code CI=true} and is skipped
 * elsewhere, saying what was left out.
 *
 * <p>In the JSON files {@code null} is "undefined" and the strings {@code "Infinity"} and {@code "-Infinity"} are
 * numbers; {@link io.plimsoll.detectors.golden.GoldenFiles#number} and
 * {@link io.plimsoll.detectors.golden.GoldenFiles#optional} read both.
 */
@NullMarked
package io.plimsoll.detectors.golden;

import org.jspecify.annotations.NullMarked;
