/**
 * Waiting predictions: every prediction of the horizon is remembered, so that one that comes again is counted as a
 * repetition and not as traffic, and so that a label that comes weeks later finds the predictions of its request.
 *
 * <p><strong>Where to begin.</strong> {@link io.plimsoll.streams.monitor.pending.PendingPredictions} is what the engine
 * talks to: {@code add}, {@code find}, {@code label}, {@code expire}, and {@code flush} and {@code restore} for the host.
 * {@link io.plimsoll.streams.monitor.pending.PendingRow} is what is remembered of one prediction.
 * {@link io.plimsoll.streams.monitor.pending.BlockStore} is all that a host provides;
 * {@link io.plimsoll.streams.monitor.pending.HeapBlockStore} is the one for files.
 *
 * <pre>
 *          model ──▶ day of the event time ──▶ shelf
 *
 *   add ──▶ fresh rows ──flush──▶ loose runs ──seal──▶ sealed runs ──expire──▶ gone
 *           heap; index           store; exact         store; a filter of      by day
 *           of identities         index on the heap    16 bits a row each
 * </pre>
 *
 * <p><strong>What repeats what.</strong> The identity of a prediction is model, request, version and role, within the pane
 * of its event time; the layout in force is no part of it. The request is known by a 128-bit
 * {@link io.plimsoll.streams.monitor.pending.RequestHash}. Version and role are a small code, the <em>arm</em>, that is
 * mixed into the 64-bit key of indexes and filters. So a shadow's answer to the champion's request is known for new
 * without a look at the disk; a label, which knows no version, asks for each arm that occurs in a day: they are few.
 *
 * <p><strong>Why days, not panes.</strong> Rows are shelved by day of UTC, whatever the policy's window: panes of ten
 * minutes would make thousands of shelves that every label has to ask, a changed window would leave rows under keys that
 * nobody looks for, and a day's milliseconds fit four bytes. Whether a row lies within the pane is decided by its time. A
 * pane that reaches over several days makes {@code add} ask each of these days.
 *
 * <p><strong>Runs.</strong> At a commit the fresh rows of a day become a run: they are cut into pages of some 8 KiB by
 * equal ranges of their hash, so the page of a request is computed, not searched. When more loose rows are on the heap's
 * index than it may hold, the shelf with the most of them makes one sealed run of all its loose ones, together with
 * earlier sealed ones that are not larger. A busy model's rows are written twice. A slow model, whose commits have a row
 * or two, has its small runs merged by 64s before; its rows are written some four times.
 *
 * <p><strong>Labels are rows.</strong> A label is no slot in the row of a prediction, because filling the slot would write
 * a page of 8 KiB for each label. It is a small row under the request's hash with an arm of its own, one for all answers
 * to the request in that day, and goes the same way through the runs. The newest label is the one that counts. It is found
 * whatever version answers the request later. A label asks every day of the horizon; the {@code DaySieve} tells by one look at a
 * filter that a day has nothing, so that 30 days cost little more than one. A label that an answer brings over midnight is that of
 * all other answers of its day too, and they are told.
 *
 * <p><strong>Layouts.</strong> A row's codes mean something in the layout of its series only, and its label may come weeks after
 * another policy or reference is in force. What was in force is therefore kept beside the rows, as long as any of them waits:
 * {@link io.plimsoll.streams.monitor.pending.DefinitionRows}.
 *
 * <p><strong>Pairs.</strong> An answer of a champion or shadow looks for the other one's to the same request, by the arms of the other
 * role in its day; near midnight also in the neighbouring one. Usually it finds it among the fresh rows. Where the other one is yet
 * to come, indexes and filters say so without a read; where it has left the heap it is one page. A model in which no shadow's
 * answer waits looks for nothing.
 *
 * <p><strong>What it costs.</strong> Some 36 bytes a prediction with five segments, two more for each of several classes, in the store and 2 on the heap; as much
 * heap again for a label. A new prediction reads the store less than once in a thousand times and sealed run. A day of
 * n rows has about n/{@value io.plimsoll.streams.monitor.pending.PendingPredictions#LOOSE_ROWS} sealed runs, each of which
 * is asked. After a restart the store is read once.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.monitor.pending;
