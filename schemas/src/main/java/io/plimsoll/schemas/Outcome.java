package io.plimsoll.schemas;

import org.jspecify.annotations.Nullable;

/**
 * What was decided for a slice and what became of it. Cells under the policy's {@code minimumCell} are pooled.
 *
 * <p>Of a regression whose policy says which numbers are favourable, these are the positive ones.
 *
 * @param n the predictions
 * @param positive those decided positive; null unless binary
 * @param labelled those with a label
 * @param tp labelled, decided positive and positive; null unless binary
 * @param fp labelled, decided positive and negative; null unless binary
 * @param fn labelled, decided negative and positive; null unless binary
 * @param tn labelled, decided negative and negative; null unless binary
 */
@WireWithNulls
public record Outcome(
        Long n,
        @Nullable Long positive,
        Long labelled,
        @Nullable Long tp,
        @Nullable Long fp,
        @Nullable Long fn,
        @Nullable Long tn) {
    /** @throws WireException naming the count that is missing or negative */
    public Outcome {
        Require.count("n", Require.present("n", n));
        Require.count("positive", positive);
        Require.count("labelled", Require.present("labelled", labelled));
        Require.count("tp", tp);
        Require.count("fp", fp);
        Require.count("fn", fn);
        Require.count("tn", tn);
    }
}
