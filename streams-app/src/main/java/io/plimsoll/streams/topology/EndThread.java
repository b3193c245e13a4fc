package io.plimsoll.streams.topology;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Ends the stream thread when a record cannot be sent, whatever the reason; another thread takes its place, and every task
 * begins anew from the last commit.
 *
 * <p>Left to itself, Streams (4.3.1) revives only the task whose record timed out. But all tasks of a thread share one
 * transaction: it is aborted, with what the other tasks had already flushed for this commit, and they go on as if that were
 * sent. Their next commit has offsets without counts: with four partitions and a broker that stood still for nine seconds an
 * eighth of the events was lost.
 */
public final class EndThread implements ProductionExceptionHandler {

    /** For Streams, which makes it by name. */
    public EndThread() {}

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        return Response.fail();
    }

    @Override
    public void configure(Map<String, ?> configuration) {}
}
