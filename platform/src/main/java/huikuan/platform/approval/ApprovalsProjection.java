package huikuan.platform.approval;

import huikuan.platform.approval.ApprovalEntry.Approver;
import huikuan.platform.approval.ApprovalEntry.Rejection;
import huikuan.platform.approval.ApprovalEvent.Approved;
import huikuan.platform.approval.ApprovalEvent.DoneElsewhere;
import huikuan.platform.approval.ApprovalEvent.Overtaken;
import huikuan.platform.approval.ApprovalEvent.Proposed;
import huikuan.platform.approval.ApprovalEvent.Rejected;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.Projection;
import huikuan.platform.projection.SeldomStored;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the proposals of a service. To take an event again changes nothing. */
final class ApprovalsProjection implements Projection {

  private static final Duration PACE = Duration.ofMillis(100);

  private final ApprovalStore store;
  private final SeldomStored position;

  ApprovalsProjection(ApprovalStore store) {
    this.store = store;
    this.position = new SeldomStored(store.position());
  }

  @Override
  public String name() {
    return ApprovalStore.NAME;
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  public long position() {
    return position.read();
  }

  @Override
  public void apply(List<RecordedEvent> events) {
    boolean changed = false;
    Set<Long> approvals = approvals(events);
    for (RecordedEvent event : events) {
      boolean approvedHere =
          event.payload() instanceof DoneElsewhere && approvals.contains(event.position());
      if (event.payload() instanceof ApprovalEvent about && !approvedHere) {
        changed = true;
        ApprovalEntry before = store.find(about.proposalId()).orElse(null);
        ApprovalEntry after = after(before, about, event);
        if (after != null && !after.equals(before)) {
          store.put(after);
        }
      }
    }
    position.passed(events.getLast().position(), changed);
  }

  /** The commits by which something was approved; what else happened in them was proposed here. */
  private static Set<Long> approvals(List<RecordedEvent> events) {
    return events.stream()
        .filter(event -> event.payload() instanceof Approved)
        .map(RecordedEvent::position)
        .collect(Collectors.toSet());
  }

  private static @Nullable ApprovalEntry after(
      @Nullable ApprovalEntry before, ApprovalEvent event, RecordedEvent recorded) {
    if (event instanceof Proposed proposed) {
      Proposal proposal = proposed.proposal();
      return proposal == null ? before : proposed(proposed, proposal, recorded);
    }
    if (before == null) {
      return event instanceof DoneElsewhere done ? elsewhere(done, recorded) : null;
    }
    return switch (event) {
      case Approved approved -> approved(before, approved, recorded);
      case Rejected rejected -> rejected(before, rejected, recorded);
      case Overtaken _ -> before.with(ApprovalState.OVERTAKEN, before.approvedBy(), null);
      default -> before;
    };
  }

  private static ApprovalEntry proposed(Proposed event, Proposal proposal, RecordedEvent recorded) {
    return new ApprovalEntry(
        event.proposalId(),
        event.proposalId().kind(),
        company(event),
        ApprovalState.OPEN,
        event.what(),
        event.reason(),
        proposal.by(),
        recorded.recordedAt(),
        proposal.lapsesAt(),
        proposal.needed(),
        List.of(),
        null);
  }

  private static ApprovalEntry elsewhere(DoneElsewhere event, RecordedEvent recorded) {
    return new ApprovalEntry(
        event.proposalId(),
        event.proposalId().kind(),
        company(event),
        ApprovalState.ELSEWHERE,
        event.what(),
        null,
        recorded.actor(),
        recorded.recordedAt(),
        null,
        null,
        List.of(),
        null);
  }

  private static @Nullable String company(ApprovalEvent event) {
    String company = event.proposalId().company();
    return company.equals(ProposalId.ALL) ? null : company;
  }

  private static ApprovalEntry approved(
      ApprovalEntry before, Approved event, RecordedEvent recorded) {
    String by = recorded.actor();
    List<Approver> all =
        before.approvedBy().stream().anyMatch(each -> each.by().equals(by))
            ? before.approvedBy()
            : Stream.concat(
                    before.approvedBy().stream(),
                    Stream.of(new Approver(by, recorded.recordedAt())))
                .toList();
    return before.with(
        event.inEffect() ? ApprovalState.APPROVED : before.state(), all, before.rejected());
  }

  private static ApprovalEntry rejected(
      ApprovalEntry before, Rejected event, RecordedEvent recorded) {
    Rejection rejection = new Rejection(recorded.actor(), recorded.recordedAt(), event.reason());
    ApprovalState state =
        before.proposedBy().equals(recorded.actor())
            ? ApprovalState.WITHDRAWN
            : ApprovalState.REJECTED;
    return before.with(state, before.approvedBy(), rejection);
  }
}
