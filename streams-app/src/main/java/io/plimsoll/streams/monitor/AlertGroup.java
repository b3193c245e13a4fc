package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The alerts that one cause moves. People are paged for the group, once; one of its alerts leads and speaks for all.
 *
 * <p>It is open as long as any of its alerts is. For some panes after its end it is remembered: what comes back within them is
 * the same cause and no second page, unless it is graver than it ever was or stays for more than twice as long.
 *
 * @param key names it: the key of the alert that it began with
 * @param lead the alert that speaks for it
 * @param onset when the cause began
 * @param raised the pane with which it was told, the last time if it came back
 * @param ended the pane with which its last alert ended, empty while it is open
 * @param longest for how many panes it was open at most before it came back, 0 if it never did
 * @param strongest how severe any of its alerts ever was
 * @param page whether somebody is to be woken
 * @param members its alerts, those that ended included
 */
public record AlertGroup(
        AlertKey key,
        AlertKey lead,
        Onset onset,
        long raised,
        OptionalLong ended,
        long longest,
        Severity strongest,
        boolean page,
        List<Member> members) {

    private static final long TWICE = 2;

    /** A copy of the members is kept. */
    public AlertGroup {
        members = List.copyOf(members);
    }

    /** A group that begins with an alert. */
    static AlertGroup beginning(Member first, Onset onset) {
        return new AlertGroup(
                first.key(),
                first.key(),
                onset,
                first.joined(),
                OptionalLong.empty(),
                0,
                first.severity(),
                true,
                List.of(first));
    }

    /**
     * An alert of a group.
     *
     * @param key its key
     * @param kin what it is about
     * @param severity how severe it is
     * @param logE the evidence for it, 0 where there is none
     * @param joined the pane with which it joined, the last time if it came back
     * @param open whether it is open
     */
    public record Member(AlertKey key, Kin kin, Severity severity, double logE, long joined, boolean open) {

        /**
         * Who leads: what goes into the model before what comes out of it, the whole before its parts, a fault before the
         * shift that it causes, what is told earlier, more severe and more certain.
         */
        static final Comparator<Member> LEADS = Comparator.comparing(
                        (Member member) -> member.kin().part().kind())
                .thenComparing(member -> member.kin().segment())
                .thenComparing(Member::joined)
                .thenComparing(member -> member.kin().part())
                .thenComparing(Member::severity, Comparator.reverseOrder())
                .thenComparing(Member::logE, Comparator.reverseOrder())
                .thenComparing(Member::key);

        Member closed() {
            return new Member(key, kin, severity, logE, joined, false);
        }

        Member worse(Severity now) {
            return new Member(key, kin, now, logE, joined, open);
        }
    }

    /** Whether any of its alerts is. */
    boolean isOpen() {
        return ended.isEmpty();
    }

    /** How severe the group is: as its severest alert, and one step more where people or quality suffer from moved data. */
    Severity severity() {
        return harm() ? oneMore(strongest) : strongest;
    }

    private static Severity oneMore(Severity severity) {
        return switch (severity) {
            case NOTICE -> Severity.WARNING;
            case WARNING -> Severity.ERROR;
            case ERROR, CRITICAL -> Severity.CRITICAL;
        };
    }

    /** Whether data moved and people or quality suffer. */
    boolean harm() {
        return has(Kin.Part.HARM) && (has(Kin.Part.FAULT) || has(Kin.Part.SHIFT) || has(Kin.Part.ANSWER));
    }

    private boolean has(Kin.Part part) {
        return current().stream().anyMatch(member -> member.kin().part() == part);
    }

    /** The alerts since it was told the last time. */
    List<Member> current() {
        return members.stream().filter(member -> member.joined() >= raised).toList();
    }

    /** The alerts that are open, the one that should lead first. */
    List<Member> open() {
        return members.stream().filter(Member::open).sorted(Member.LEADS).toList();
    }

    Optional<Member> member(AlertKey alert) {
        return members.stream().filter(member -> member.key().equals(alert)).findFirst();
    }

    /** Whether an alert of it, open or not, is about the same. */
    boolean isAbout(Kin kin) {
        return members.stream().anyMatch(member -> member.kin().isAboutTheSame(kin));
    }

    /** Whether an alert of it asked the same of the same. */
    boolean asked(AlertKey alert, Kin kin) {
        return members.stream()
                .anyMatch(member ->
                        member.kin().isAboutTheSame(kin) && member.key().check().equals(alert.check()));
    }

    /** Whether data moved it, as far as is known. */
    boolean isOfData() {
        return current().stream()
                .anyMatch(member -> member.kin().part().isData() || member.kin().part() == Kin.Part.ANSWER);
    }

    /** With one more alert; one that was in it before is in it once. */
    AlertGroup with(Member member) {
        List<Member> more = new ArrayList<>(members);
        more.removeIf(other -> other.key().equals(member.key()));
        more.add(member);
        Severity strongestNow = member.severity().atLeast(strongest) ? member.severity() : strongest;
        return new AlertGroup(
                key,
                lead,
                onset,
                raised,
                ended,
                longest,
                strongestNow,
                page || member.severity().compareTo(strongest) > 0,
                more);
    }

    /** Come back with an alert. */
    AlertGroup back(Member member, Onset began) {
        long lasted = ended.orElse(raised) - raised + 1;
        return new AlertGroup(
                        key,
                        member.key(),
                        began,
                        member.joined(),
                        OptionalLong.empty(),
                        Math.max(longest, lasted),
                        strongest,
                        false,
                        members)
                .with(member);
    }

    /** After an alert of it ended. */
    AlertGroup without(AlertKey alert, long pane) {
        List<Member> rest = members.stream()
                .map(member -> member.key().equals(alert) ? member.closed() : member)
                .toList();
        boolean over = rest.stream().noneMatch(Member::open);
        return new AlertGroup(
                key, lead, onset, raised, over ? OptionalLong.of(pane) : ended, longest, strongest, page, rest);
    }

    AlertGroup ledBy(AlertKey alert) {
        return new AlertGroup(key, alert, onset, raised, ended, longest, strongest, page, members);
    }

    /** A group that came back is worth a page once it stays for more than twice as long as it ever did. */
    AlertGroup asOf(long pane) {
        boolean stays = isOpen() && pane - raised + 1 > TWICE * longest;
        return new AlertGroup(key, lead, onset, raised, ended, longest, strongest, page || stays, members);
    }
}
