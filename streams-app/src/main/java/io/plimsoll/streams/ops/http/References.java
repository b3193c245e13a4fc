package io.plimsoll.streams.ops.http;

import io.plimsoll.streams.wire.ReferencePicture;
import java.util.Optional;

/** What windows are held against. The view has reports alone; references are in force, or not, on this instance. */
@FunctionalInterface
public interface References {
    /** None is known. */
    References NONE = (model, layoutHash) -> Optional.empty();

    /**
     * The reference behind a layout.
     *
     * @param model the model
     * @param layoutHash the layout, as a report names it
     * @return empty if it is no longer, or not yet, in force here
     */
    Optional<ReferencePicture> reference(String model, String layoutHash);
}
