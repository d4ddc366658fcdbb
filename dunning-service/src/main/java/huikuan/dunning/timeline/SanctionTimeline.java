package huikuan.dunning.timeline;

import huikuan.dunning.sanction.Lack;
import huikuan.dunning.sanction.SanctionEvent;
import huikuan.dunning.sanction.SanctionEvent.InvoiceLeft;
import huikuan.dunning.sanction.SanctionEvent.OfSanction;
import huikuan.dunning.sanction.SanctionEvent.OrderAcknowledged;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.dunning.sanction.SanctionEvent.SanctionWithdrawn;

/** Tells what happened to the sanctions of a customer. */
final class SanctionTimeline {

  private SanctionTimeline() {}

  static EventKey key(SanctionEvent event) {
    return switch (event) {
      case SanctionEvent.EscalationOpened _ -> EventKey.OPENED;
      case SanctionEvent.InvoiceJoined _ -> EventKey.INVOICE_JOINED;
      case SanctionEvent.InvoiceReduced _ -> EventKey.PAID;
      case SanctionEvent.InvoiceAdjusted e -> Timeline.adjusted(e.change());
      case InvoiceLeft _ -> EventKey.INVOICE_LEFT;
      case SanctionEvent.DemandProven _ -> EventKey.DEMAND_PROVEN;
      case SanctionEvent.DisputeNoted _ -> EventKey.DISPUTE_NOTED;
      case SanctionEvent.EscalationClosed _ -> EventKey.CLOSED;
      case SanctionEvent.EvidenceMissing _ -> EventKey.EVIDENCE_MISSING;
      case SanctionEvent.SanctionsAssigned _ -> EventKey.SANCTIONS_ASSIGNED;
      case OfSanction of -> key(of);
    };
  }

  private static EventKey key(OfSanction event) {
    return switch (event) {
      case SanctionProposed _ -> EventKey.SANCTION_PROPOSED;
      case SanctionWithdrawn _ -> EventKey.SANCTION_WITHDRAWN;
      case SanctionEvent.SanctionLapsed _ -> EventKey.SANCTION_LAPSED;
      case SanctionEvent.SanctionRejected _ -> EventKey.SANCTION_REJECTED;
      case SanctionEvent.SanctionApproved _ -> EventKey.SANCTION_APPROVED;
      case SanctionEvent.SanctionLifted _ -> EventKey.SANCTION_LIFTED;
      case SanctionEvent.LiftProposed _ -> EventKey.LIFT_PROPOSED;
      case SanctionEvent.LiftRejected _ -> EventKey.LIFT_REJECTED;
      case SanctionEvent.LiftOvertaken _ -> EventKey.LIFT_OVERTAKEN;
      case SanctionEvent.LiftApproved _ -> EventKey.LIFT_APPROVED;
      case OrderAcknowledged _ -> EventKey.SANCTION_ANSWERED;
      case SanctionEvent.AnswerMissing _ -> EventKey.SANCTION_UNANSWERED;
    };
  }

  static Facts facts(SanctionEvent event) {
    Facts facts = new Facts();
    return switch (event) {
      case SanctionEvent.EscalationOpened e -> facts.round(e.round());
      case SanctionEvent.InvoiceJoined e ->
          facts.item(e.itemKind(), e.invoice()).dueOn(e.dueOn()).open(e.open());
      case SanctionEvent.InvoiceReduced e -> facts.item(e.itemKind(), e.invoice()).open(e.open());
      case SanctionEvent.InvoiceAdjusted e ->
          facts
              .item(e.itemKind(), e.invoice())
              .document(e.kind(), e.number(), null)
              .amount(Timeline.amount(e.change()))
              .open(e.open());
      case InvoiceLeft e ->
          facts.item(e.itemKind(), e.invoice()).reason(ToldReason.read(e.reason()));
      case SanctionEvent.DemandProven e ->
          facts
              .item(e.itemKind(), e.invoice())
              .letter(e.proof().letter())
              .proof(e.proof().by())
              .day(e.proof().day());
      case SanctionEvent.DisputeNoted e ->
          facts.item(e.itemKind(), e.invoice()).disputed(!e.sources().isEmpty());
      case SanctionEvent.EscalationClosed e -> facts.reason(ToldReason.read(e.reason()));
      case SanctionEvent.EvidenceMissing e -> missing(e, facts);
      case SanctionEvent.SanctionsAssigned e -> facts.owner(e.owner());
      case OfSanction of -> facts(of, facts);
    };
  }

  private static Facts missing(SanctionEvent.EvidenceMissing event, Facts facts) {
    facts.lacks(event.missing().stream().map(Lack::word).distinct().toList());
    return event.kind() == null ? facts : facts.sanction(event.kind().word());
  }

  private static Facts facts(OfSanction event, Facts facts) {
    return switch (event) {
      case SanctionProposed e -> sanction(e.kind().word(), facts).sums(e.asked());
      case SanctionWithdrawn e ->
          sanction(e.kind().word(), facts)
              .sums(e.asked())
              .reason(new ToldReason(e.reason(), e.detail()));
      case SanctionEvent.SanctionLapsed e -> sanction(e.kind().word(), facts);
      case SanctionEvent.SanctionRejected e -> sanction(e.kind().word(), facts).note(e.reason());
      case SanctionEvent.SanctionApproved e -> sanction(e.kind().word(), facts).day(e.day());
      case SanctionEvent.SanctionLifted e ->
          sanction(e.kind().word(), facts).day(e.day()).by(e.reason());
      case SanctionEvent.LiftProposed e -> sanction(e.kind().word(), facts).note(e.reason());
      case SanctionEvent.LiftRejected e -> facts.note(e.reason());
      case SanctionEvent.LiftOvertaken _, SanctionEvent.LiftApproved _ -> facts;
      case OrderAcknowledged e -> answered(e, facts);
      case SanctionEvent.AnswerMissing e ->
          sanction(e.kind().word(), facts).system(String.join(", ", e.systems()));
    };
  }

  private static Facts answered(OrderAcknowledged event, Facts facts) {
    sanction(event.kind().word(), facts)
        .system(event.system())
        .by(event.outcome() == Outcome.REFUSED ? "refused" : "enforced");
    return event.reason() == null ? facts : facts.note(event.reason());
  }

  private static Facts sanction(String kind, Facts facts) {
    return facts.level(kind).sanction(kind);
  }
}
