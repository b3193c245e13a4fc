/**
 * The command line: {@code plimsoll VERB}, one class per verb, and what all verbs share.
 *
 * <p><b>A new verb</b> is a class with picocli's {@code @Command} that is a {@code Callable<Integer>} and takes the
 * {@link io.plimsoll.streams.cli.Host} in its constructor, and one line in {@link io.plimsoll.streams.cli.Plimsoll}. It
 * returns an {@link io.plimsoll.streams.cli.ExitCode}, writes results with {@link io.plimsoll.streams.cli.Console#print}
 * and remarks with {@link io.plimsoll.streams.cli.Console#note}, shows a {@link io.plimsoll.streams.cli.ProgressBar} for
 * what takes longer than a breath, and mixes in {@link io.plimsoll.streams.cli.Cluster} if it talks to one. It catches
 * nothing: {@link io.plimsoll.streams.cli.Reporting} turns whatever is thrown into one message and an exit code.
 *
 * <table>
 * <caption>Exit codes</caption>
 * <tr><td>0</td><td>fine</td></tr>
 * <tr><td>1</td><td>an alarm, where {@code --fail-on} asks</td></tr>
 * <tr><td>2</td><td>wrong use or input: {@code UsageException}, {@code ConfigurationException}, wrong arguments; the
 * message has the remedy and there is no stack trace</td></tr>
 * <tr><td>3</td><td>failure: everything else; {@code --stacktrace} shows where</td></tr>
 * <tr><td>4</td><td>not enough data to tell, of {@code compare}: a pipeline must not take it for a pass</td></tr>
 * </table>
 *
 * <p>Results go to standard output and nothing else does, so that they can be piped; notes, progress, errors and logs go
 * to standard error. Colours and painted progress only on a terminal; {@code NO_COLOR} and {@code TERM=dumb} are
 * honoured.
 *
 * <p>{@code compare} reads ({@link io.plimsoll.streams.cli.SampleFile}), lets {@link io.plimsoll.streams.compare} answer, and
 * shows the answer as a table, as JSON and as a report file.
 *
 * <p>{@code demo} publishes the story ({@link io.plimsoll.streams.cli.DemoTeller}), and beside it reads the control topic
 * ({@link io.plimsoll.streams.cli.DemoNarrator}): what is printed follows the monitor, not the publishing, and each heading
 * ({@link io.plimsoll.streams.cli.DemoChapters}) comes when the days before it are judged.
 *
 * <p>{@code topics create} checks before it creates ({@link io.plimsoll.streams.cli.TopicSetup}). {@code watch} reads the
 * control topic without a consumer group ({@link io.plimsoll.streams.cli.ControlFeed}) and puts each event into words
 * ({@link io.plimsoll.streams.cli.ControlLine}).
 *
 * <p>{@code apply} and {@code retire} return when every instance that lives has taken what was published
 * ({@link io.plimsoll.streams.cli.Uptake}): the members of the service's consumer group say which ones live, and each says
 * in a group of its own how far it has read the definitions and what became of the last ones. No instance's address is
 * needed. {@code reset} asks first that the group has no members ({@link io.plimsoll.streams.cli.ServiceGroup}).
 */
@NullMarked
package io.plimsoll.streams.cli;

import org.jspecify.annotations.NullMarked;
