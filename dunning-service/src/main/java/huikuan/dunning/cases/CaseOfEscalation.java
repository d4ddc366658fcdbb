package huikuan.dunning.cases;

import huikuan.contracts.Money;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.OrderAnswers;
import huikuan.dunning.sanction.SanctionEvent;
import huikuan.dunning.sanction.SanctionEvent.EscalationClosed;
import huikuan.dunning.sanction.SanctionEvent.EscalationOpened;
import huikuan.dunning.sanction.SanctionEvent.InvoiceAdjusted;
import huikuan.dunning.sanction.SanctionEvent.InvoiceJoined;
import huikuan.dunning.sanction.SanctionEvent.InvoiceLeft;
import huikuan.dunning.sanction.SanctionEvent.InvoiceReduced;
import huikuan.dunning.sanction.SanctionEvent.OfSanction;
import huikuan.dunning.task.TaskId;
import huikuan.dunning.task.TaskReason;
import java.util.List;

/**
 * Applies the events of a customer's sanctions to the case of one account as stored. A sanction is
 * the customer's, and stands at each of its cases.
 */
final class CaseOfEscalation {

  private final CaseEntry entry;

  CaseOfEscalation(CaseEntry entry) {
    this.entry = entry;
  }

  static CaseEntry open(EscalationOpened event) {
    return new CaseEntry(event.caseId(), CaseEntry.ESCALATION, event.account().toString());
  }

  void apply(SanctionEvent event) {
    switch (event) {
      case EscalationOpened _, SanctionEvent.DemandProven _, SanctionEvent.DisputeNoted _ -> {}
      case InvoiceJoined joined ->
          entry.put(joined.itemKind(), joined.invoice(), joined.dueOn(), joined.open());
      case InvoiceReduced reduced ->
          entry.change(reduced.itemKind(), reduced.invoice(), reduced.open());
      case InvoiceAdjusted adjusted ->
          entry.change(adjusted.itemKind(), adjusted.invoice(), adjusted.open());
      case InvoiceLeft left ->
          entry.change(left.itemKind(), left.invoice(), Money.zero(left.account().currency()));
      case EscalationClosed _ -> {
        entry.close();
        unanswered();
      }
      case SanctionEvent.EvidenceMissing it ->
          task(TaskReason.SANCTION_LACKS, !it.missing().isEmpty());
      case SanctionEvent.SanctionsAssigned _ -> {}
      case OfSanction of -> apply(of);
    }
  }

  private void apply(OfSanction event) {
    switch (event) {
      case SanctionEvent.SanctionProposed it -> {
        task(TaskReason.SANCTION_LACKS, false);
        put(it.number(), it.kind(), false);
      }
      case SanctionEvent.SanctionApproved it -> put(it.number(), it.kind(), true);
      case SanctionEvent.SanctionWithdrawn it -> end(it.number());
      case SanctionEvent.SanctionLapsed it -> end(it.number());
      case SanctionEvent.SanctionRejected it -> end(it.number());
      case SanctionEvent.SanctionLifted it -> end(it.number());
      case SanctionEvent.AnswerMissing _,
          SanctionEvent.OrderAcknowledged _,
          SanctionEvent.LiftProposed _,
          SanctionEvent.LiftRejected _,
          SanctionEvent.LiftOvertaken _,
          SanctionEvent.LiftApproved _ -> {}
    }
    answer(event);
  }

  private void answer(OfSanction event) {
    String number = Integer.toString(event.number());
    OrderAnswers answers = entry.answers.getOrDefault(number, OrderAnswers.NONE).after(event);
    if (answers.open().isEmpty()) {
      entry.answers.remove(number);
    } else {
      entry.answers.put(number, answers);
    }
    unanswered();
  }

  /** Systems may have to lift a sanction when its case is closed. */
  private void unanswered() {
    task(
        TaskReason.SANCTION_UNANSWERED,
        entry.answers.values().stream().anyMatch(OrderAnswers::unanswered));
  }

  private void put(int number, SanctionKind kind, boolean inForce) {
    entry.sanctions.removeIf(each -> each.number() == number);
    entry.sanctions.add(new SanctionOfCase(number, kind.word(), inForce));
    stand();
  }

  private void end(int number) {
    entry.sanctions.removeIf(each -> each.number() == number);
    stand();
  }

  private void stand() {
    if (entry.state == CaseState.CLOSED) {
      return;
    }
    List<SanctionOfCase> standing = entry.sanctions;
    boolean waits = standing.stream().anyMatch(each -> !each.inForce());
    entry.state = waits ? CaseState.PROPOSED : CaseState.OPEN;
    entry.level = standing.isEmpty() ? null : standing.getLast().kind();
  }

  private void task(TaskReason reason, boolean raised) {
    String task = new TaskId(entry.accountId().customerId(), reason).toString();
    entry.tasks.remove(task);
    if (raised) {
      entry.tasks.add(task);
    }
  }
}
