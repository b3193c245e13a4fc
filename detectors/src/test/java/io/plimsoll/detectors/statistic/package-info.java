/**
 * Tests of the statistics: conformance with golden values case by case, laws over every distance, and properties of the
 * bounds on seeded samples.
 */
@NullMarked
package io.plimsoll.detectors.statistic;

import org.jspecify.annotations.NullMarked;
