package io.plimsoll.streams.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Looks into the JVM of a running service from outside: its CPU time, its memory, what it has taken, and where its stream
 * thread is. Attaches to it, which needs a JDK and the same user on the same machine.
 */
public final class ServiceProbe implements AutoCloseable {

    /** What the name of the stream thread ends in, and that of no other thread. */
    public static final String STREAM_THREAD = "-StreamThread-1";

    private static final String THREAD_METRICS = "kafka.streams:type=stream-thread-metrics,thread-id=*" + STREAM_THREAD;
    private static final String CLIENT_METRICS = "kafka.streams:type=stream-metrics,client-id=*";

    /** A topic with a dot in its name may be there in two spellings. */
    private static final String FETCHED =
            "kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*StreamThread-1-consumer,topic=*predictions";
    /** Here a thread waits for the network, and says that it runs. */
    private static final String WAITING = "EPoll.wait";

    private static final int DEPTH = 80;
    private static final double NANOS = 1e9;

    private final long pid;
    private final JMXConnector connector;
    private final MBeanServerConnection service;
    private final ThreadMXBean threads;
    private final OperatingSystemMXBean process;
    private final long streamThread;

    private ServiceProbe(long pid, JMXConnector connector) throws IOException {
        this.pid = pid;
        this.connector = connector;
        this.service = connector.getMBeanServerConnection();
        this.threads = bean(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        this.process = bean(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, OperatingSystemMXBean.class);
        this.streamThread = streamThread();
    }

    /**
     * Attaches to a service whose stream thread runs.
     *
     * @throws IOException if this JVM cannot look into that one
     */
    public static ServiceProbe of(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new ServiceProbe(pid, connect(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot look into process " + pid + ": " + e.getMessage(), e);
        }
    }

    /** What it has done by now. */
    public Sample sample() throws IOException {
        long predictions = values(FETCHED, "records-consumed-total").max().orElse(0);
        return new Sample(
                System.nanoTime(),
                predictions,
                threads.getThreadCpuTime(streamThread),
                process.getProcessCpuTime(),
                ResidentMemory.bytes(pid));
    }

    /** What the heap holds after a full collection, in bytes. */
    public long heapAfterCollection() throws IOException {
        MemoryMXBean memory = bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** CPU seconds of the process since its start. */
    public double cpuSeconds() {
        return process.getProcessCpuTime() / NANOS;
    }

    /** Physical memory, 0 where the system does not tell. */
    public long residentBytes() throws IOException {
        return ResidentMemory.bytes(pid);
    }

    /** The most physical memory since its start, 0 where the system does not tell. */
    public long peakResidentBytes() throws IOException {
        return ResidentMemory.peakBytes(pid);
    }

    /** The stack of the stream thread, innermost frame first; empty while it waits. */
    public List<String> stack() {
        ThreadInfo info = threads.getThreadInfo(streamThread, DEPTH);
        if (info == null || info.getThreadState() != Thread.State.RUNNABLE) {
            return List.of();
        }
        List<String> stack = Arrays.stream(info.getStackTrace())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .toList();
        return stack.isEmpty() || stack.get(0).endsWith(WAITING) ? List.of() : stack;
    }

    /** CPU seconds of all threads since the service started, by what they do. */
    public ThreadTimes threadTimes() throws IOException {
        long[] ids = threads.getAllThreadIds();
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        long[] nanos = threads.getThreadCpuTime(ids);
        ThreadTimes times = new ThreadTimes(process.getProcessCpuTime(), collectorMillis());
        for (int i = 0; i < ids.length; i++) {
            if (infos[i] != null && nanos[i] > 0) {
                times.add(infos[i].getThreadName(), nanos[i]);
            }
        }
        return times;
    }

    /**
     * How often something went wrong that Kafka Streams repairs: tasks closed (migrated, fenced) and threads replaced. Of
     * use as a difference: while a service starts, a second round of its group may close tasks that have done nothing yet.
     */
    public long disturbances() throws IOException {
        return total(THREAD_METRICS, "task-closed-total") + total(CLIENT_METRICS, "failed-stream-threads");
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }

    @SuppressWarnings("BanJNDI") // The address is that of a process which this one has started, and comes from its JVM.
    private static JMXConnector connect(String address) throws IOException {
        return JMXConnectorFactory.connect(new JMXServiceURL(address));
    }

    private long collectorMillis() throws IOException {
        return ManagementFactory.getPlatformMXBeans(service, GarbageCollectorMXBean.class).stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private long streamThread() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().endsWith(STREAM_THREAD))
                .mapToLong(ThreadInfo::getThreadId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the service has no stream thread"));
    }

    /** The sum of a metric over the objects of a pattern, 0 where there is none yet. */
    private long total(String pattern, String metric) throws IOException {
        return values(pattern, metric).sum();
    }

    private LongStream values(String pattern, String metric) throws IOException {
        try {
            LongStream.Builder values = LongStream.builder();
            for (ObjectName name : service.queryNames(new ObjectName(pattern), null)) {
                value(name, metric).ifPresent(values::add);
            }
            return values.build();
        } catch (JMException e) {
            throw new IOException("the service does not show " + metric, e);
        }
    }

    /** Empty for an object that has just come, whose metrics follow one by one, or that has just gone. */
    private OptionalLong value(ObjectName name, String metric) throws JMException, IOException {
        try {
            return OptionalLong.of(((Number) service.getAttribute(name, metric)).longValue());
        } catch (AttributeNotFoundException | InstanceNotFoundException notNow) {
            return OptionalLong.empty();
        }
    }

    private <T extends java.lang.management.PlatformManagedObject> T bean(String name, Class<T> type)
            throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(service, name, type);
    }
}
