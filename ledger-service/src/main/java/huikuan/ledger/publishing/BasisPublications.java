package huikuan.ledger.publishing;

import huikuan.contracts.ledger.BasisEvent;
import huikuan.contracts.ledger.EvidenceCopyRequested;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.ledger.contract.ContractData;
import huikuan.ledger.contract.ContractEvent;
import huikuan.ledger.contract.ContractEvent.ContractChanged;
import huikuan.ledger.contract.ContractEvent.MilestoneReached;
import huikuan.ledger.contract.ContractEvent.MilestoneReopened;
import huikuan.ledger.contract.Milestone;
import huikuan.ledger.evidence.CopyMail;
import huikuan.ledger.evidence.EvidenceEvent;
import huikuan.ledger.evidence.EvidenceEvent.CopyMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyNotMailed;
import huikuan.ledger.evidence.EvidenceEvent.CopyRequested;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceAttached;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceWithdrawn;
import huikuan.ledger.evidence.InvoiceWayEvent;
import java.util.Optional;

/** The basis of claims as the other services are told of it: contracts, evidence, invoices. */
final class BasisPublications {

  static LedgerEvent of(ContractEvent event) {
    return switch (event) {
      case ContractChanged it -> changed(it.company(), it.contract(), it.data());
      case MilestoneReached it ->
          new BasisEvent.MilestoneReached(
              it.company(), it.contract(), it.milestone(), it.on(), it.acceptedOn());
      case MilestoneReopened it ->
          new BasisEvent.MilestoneReopened(it.company(), it.contract(), it.milestone());
    };
  }

  private static LedgerEvent changed(String company, String contract, ContractData data) {
    return new BasisEvent.ContractChanged(
        company,
        contract,
        data.customer(),
        data.acceptanceAgreed(),
        data.milestones().stream().map(Milestone::published).toList(),
        data.chasingStarts().stream()
            .map(each -> new BasisEvent.ChasingStart(each.date(), each.amount(), each.milestone()))
            .toList(),
        data.requires().stream().map(EvidenceKind::parse).toList());
  }

  /** Empty = it tells nothing of what is proven, or to be mailed. */
  static Optional<LedgerEvent> of(EvidenceEvent event) {
    return switch (event) {
      case EvidenceAttached it ->
          Optional.of(new BasisEvent.EvidenceAttached(it.subject(), it.number(), it.kind()));
      case EvidenceWithdrawn it ->
          Optional.of(new BasisEvent.EvidenceWithdrawn(it.subject(), it.number()));
      case CopyRequested it -> Optional.ofNullable(it.mail()).map(mail -> requested(it, mail));
      case CopyMailed _, CopyNotMailed _ -> Optional.empty();
    };
  }

  private static LedgerEvent requested(CopyRequested event, CopyMail mail) {
    return new EvidenceCopyRequested(
        event.subject(),
        mail.copy(),
        event.number(),
        mail.kind(),
        mail.documentOn(),
        event.customer(),
        event.contact(),
        mail.language(),
        mail.document(),
        mail.sending(),
        mail.customerSequence(),
        event.requestedAt());
  }

  static LedgerEvent of(InvoiceWayEvent event) {
    return switch (event) {
      case InvoiceWayEvent.InvoiceWayTold it ->
          new BasisEvent.InvoiceWayTold(it.account(), it.number(), it.state(), it.on());
    };
  }

  private BasisPublications() {}
}
