/** Change detectors against the libraries that readers know. */
@NullMarked
package io.plimsoll.detectors.change;

import org.jspecify.annotations.NullMarked;
