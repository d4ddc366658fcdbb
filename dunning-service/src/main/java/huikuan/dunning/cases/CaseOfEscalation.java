package huikuan.dunning.cases;

import huikuan.contracts.Money;
import huikuan.dunning.escalation.EscalationEvent;
import huikuan.dunning.escalation.EscalationEvent.EscalationClosed;
import huikuan.dunning.escalation.EscalationEvent.EscalationOpened;
import huikuan.dunning.escalation.EscalationEvent.InvoiceAdjusted;
import huikuan.dunning.escalation.EscalationEvent.InvoiceJoined;
import huikuan.dunning.escalation.EscalationEvent.InvoiceLeft;
import huikuan.dunning.escalation.EscalationEvent.InvoiceReduced;

/** Applies the events of an escalation to its case as stored. */
final class CaseOfEscalation {

  private final CaseEntry entry;

  CaseOfEscalation(CaseEntry entry) {
    this.entry = entry;
  }

  static CaseEntry open(EscalationOpened event) {
    return new CaseEntry(event.caseId(), CaseEntry.ESCALATION, event.account().toString());
  }

  void apply(EscalationEvent event) {
    switch (event) {
      case EscalationOpened _ -> {}
      case InvoiceJoined joined ->
          entry.put(joined.itemKind(), joined.invoice(), joined.dueOn(), joined.open());
      case InvoiceReduced reduced ->
          entry.change(reduced.itemKind(), reduced.invoice(), reduced.open());
      case InvoiceAdjusted adjusted ->
          entry.change(adjusted.itemKind(), adjusted.invoice(), adjusted.open());
      case InvoiceLeft left ->
          entry.change(left.itemKind(), left.invoice(), Money.zero(left.account().currency()));
      case EscalationEvent.SanctionProposed proposed -> {
        entry.state = CaseState.PROPOSED;
        entry.level = proposed.sanction();
      }
      case EscalationEvent.SanctionWithdrawn _ -> {
        entry.state = CaseState.OPEN;
        entry.level = null;
      }
      case EscalationClosed _ -> entry.close();
    }
  }
}
