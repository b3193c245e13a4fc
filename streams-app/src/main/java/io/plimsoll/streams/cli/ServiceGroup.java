package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.GroupProtocol;
import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.topology.InForce;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * The service as the cluster sees it: the group of its instances. A verb knows no instance's address; the group says which
 * ones live.
 */
final class ServiceGroup {

    /** Once a second: longer than the session of an instance. */
    private static final int LOOKS = 13;

    private final Admin admin;
    private final String id;
    private final GroupProtocol protocol;

    ServiceGroup(Admin admin, ServiceConfig config) {
        this.admin = admin;
        this.id = config.streams().applicationId();
        this.protocol = config.streams().protocol();
    }

    /** The groups in which the instances that live say what is in force. */
    Set<String> instances() throws InterruptedException, ExecutionException {
        return clientIds().map(InForce::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Asks that no instance lives. One that ended a moment ago is a member of the group until its session is over; it is
     * waited for.
     *
     * @throws UsageException if one lives
     */
    void requireStopped(Console console) throws InterruptedException, ExecutionException {
        int living = instances().size();
        if (living > 0) {
            console.note("The group of " + id + " has members; waiting whether they have just been stopped …");
        }
        for (int looked = 0; living > 0; looked++) {
            if (looked == LOOKS) {
                throw new UsageException("the service " + id + " runs (" + living
                        + (living == 1 ? " instance" : " instances") + "): stop it, and do this again");
            }
            TimeUnit.SECONDS.sleep(1);
            living = instances().size();
        }
    }

    private Stream<String> clientIds() throws InterruptedException, ExecutionException {
        try {
            return protocol == GroupProtocol.STREAMS ? ofStreams() : ofConsumers();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Stream.of();
            }
            throw e;
        }
    }

    private Stream<String> ofConsumers() throws InterruptedException, ExecutionException {
        return Objects.requireNonNull(
                        admin.describeConsumerGroups(List.of(id)).all().get().get(id))
                .members()
                .stream()
                .map(member -> member.clientId());
    }

    private Stream<String> ofStreams() throws InterruptedException, ExecutionException {
        return Objects.requireNonNull(
                        admin.describeStreamsGroups(List.of(id)).all().get().get(id))
                .members()
                .stream()
                .map(member -> member.clientId());
    }
}
