package huikuan.dunning.concession;

import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.ConcededItem;
import huikuan.contracts.dunning.DunningEvent.ConcessionChanged;
import huikuan.dunning.concession.ConcessionEvent.AnswerCameLate;
import huikuan.dunning.concession.ConcessionEvent.ConcessionAccepted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionApproved;
import huikuan.dunning.concession.ConcessionEvent.ConcessionDrafted;
import huikuan.dunning.concession.ConcessionEvent.ConcessionEnded;
import huikuan.dunning.concession.ConcessionEvent.ConcessionRejected;
import huikuan.dunning.concession.ConcessionEvent.ConcessionSettling;
import huikuan.dunning.concession.ConcessionEvent.DueMissed;
import huikuan.dunning.concession.ConcessionEvent.DuePaid;
import huikuan.dunning.concession.ConcessionEvent.DutyDone;
import huikuan.dunning.concession.ConcessionEvent.DutyMissed;
import huikuan.dunning.concession.ConcessionEvent.PartChanged;
import huikuan.dunning.concession.ConcessionEvent.PostingHeard;
import java.time.Instant;
import java.util.Optional;

/** The news for other services of concessions. */
final class ConcessionNews {

  private ConcessionNews() {}

  /** How a concession stands after an event; empty = its state is as before. */
  static Optional<DunningEvent> of(ConcessionEvent event, Instant at) {
    return switch (event) {
      case ConcessionDrafted it ->
          told(
              it,
              it.lapsesAt() == null ? ConcessionState.OFFERED : ConcessionState.PROPOSED,
              new Conceded(it.terms(), it.parts()),
              at);
      case ConcessionApproved it -> told(it, ConcessionState.OFFERED, it.conceded(), at);
      case ConcessionRejected it -> told(it, ConcessionState.REJECTED, it.conceded(), at);
      case ConcessionAccepted it -> told(it, ConcessionState.IN_FORCE, it.conceded(), at);
      case ConcessionSettling it -> told(it, ConcessionState.SETTLING, it.conceded(), at);
      case PostingHeard it ->
          it.state() == ConcessionState.REFUSED_BY_LEDGER
              ? told(it, it.state(), it.conceded(), at)
              : Optional.empty();
      case ConcessionEnded it -> told(it, it.outcome(), it.conceded(), at);
      case AnswerCameLate _, PartChanged _ -> Optional.empty();
      case DuePaid _, DueMissed _, DutyDone _, DutyMissed _ -> Optional.empty();
    };
  }

  private static Optional<DunningEvent> told(
      ConcessionEvent event, ConcessionState state, Conceded conceded, Instant at) {
    ConcessionTerms terms = conceded.terms();
    return Optional.of(
        new ConcessionChanged(
            event.arrangement().toString(),
            event.account(),
            terms.kind().toString(),
            state.toString(),
            terms.amount(),
            terms.pays(),
            terms.given(),
            conceded.paid(),
            terms.dues().isEmpty() ? terms.extendedTo() : terms.until(),
            conceded.parts().stream()
                .map(
                    each ->
                        new ConcededItem(
                            each.caseId(), each.itemKind(), each.item(), each.amount()))
                .toList(),
            at));
  }
}
