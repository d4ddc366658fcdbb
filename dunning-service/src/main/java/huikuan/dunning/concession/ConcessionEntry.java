package huikuan.dunning.concession;

import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
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
import huikuan.platform.axon.EntryBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/** A concession as stored, to be found. Days, moments and amounts are text, exactly as told. */
@Document(ConcessionEntry.COLLECTION)
final class ConcessionEntry extends EntryBatch.Entry {

  static final String COLLECTION = "concessions";

  /** The part of a claim that it is about. */
  record Part(
      String caseId, String itemKind, String item, String amount, String paid, String missing) {

    private static Part of(AgreedPart part) {
      return new Part(
          part.caseId(),
          part.itemKind().toString(),
          part.item(),
          part.amount().toString(),
          part.paid().min(part.amount()).toString(),
          part.missing().toString());
    }
  }

  /**
   * A sum that the customer pays by a day.
   *
   * @param state {@code paid} or {@code missed}; null = its day has not come
   */
  record Due(String on, String amount, String until, @Nullable String state) {}

  /**
   * A document that the ledger is asked for.
   *
   * @param amount null = of an extension
   * @param outcome null = it has not answered
   */
  record Posting(
      String decision,
      String caseId,
      String posting,
      @Nullable String amount,
      @Nullable String outcome,
      @Nullable String proposal,
      @Nullable String problem,
      @Nullable String detail) {}

  /** An answer of a recipient when it was not offered any more. */
  record Late(String contactId, String message, String answer, String at) {}

  @Id final String id;
  final String company;
  final String customer;
  final String account;
  String kind = "";
  String state = "";
  String amount = "";
  String pays = "";
  String given = "";

  /** The day of what comes next, or came last; by it they are listed. */
  String nextOn = "";

  List<Due> dues = new ArrayList<>();
  String ifMissed = "";
  @Nullable String extendedTo;
  @Nullable String duty;
  @Nullable String dutyOn;
  @Nullable String dutyState;
  String offeredUntil = "";
  List<Part> parts = List.of();
  List<Posting> postings = new ArrayList<>();
  @Nullable String contactId;
  @Nullable String talk;
  String note = "";
  String by = "";
  String draftedAt = "";
  @Nullable String lapsesAt;
  @Nullable String approvedBy;
  @Nullable String acceptedAt;
  @Nullable String acceptedBy;
  @Nullable String message;
  @Nullable String file;
  @Nullable String endedAt;
  @Nullable String reason;
  @Nullable String declinedBy;
  @Nullable Late lateAnswer;

  @PersistenceCreator
  ConcessionEntry(String id, String company, String customer, String account) {
    this.id = id;
    this.company = company;
    this.customer = customer;
    this.account = account;
  }

  @Override
  protected String id() {
    return id;
  }

  static ConcessionEntry of(ConcessionDrafted event, Instant at) {
    ConcessionEntry entry =
        new ConcessionEntry(
            event.arrangement().toString(),
            event.account().company(),
            event.account().customerId().toString(),
            event.account().toString());
    ConcessionTerms terms = event.terms();
    entry.kind = terms.kind().toString();
    entry.state =
        (event.lapsesAt() == null ? ConcessionState.OFFERED : ConcessionState.PROPOSED).toString();
    entry.amount = terms.amount().toString();
    entry.pays = terms.pays().toString();
    entry.given = terms.given().toString();
    terms
        .dues()
        .forEach(
            each ->
                entry.dues.add(
                    new Due(
                        each.on().toString(),
                        each.amount().toString(),
                        each.until().toString(),
                        null)));
    entry.ifMissed = terms.ifMissed().toString();
    entry.extendedTo = text(terms.extendedTo());
    entry.duty = terms.duty();
    entry.dutyOn = text(terms.dutyOn());
    entry.offeredUntil = terms.offeredUntil().toString();
    entry.nextOn = entry.offeredUntil;
    entry.parts = event.parts().stream().map(Part::of).toList();
    entry.contactId = event.contactId();
    entry.talk = event.talk();
    entry.note = event.note();
    entry.by = event.proposedBy();
    entry.draftedAt = at.toString();
    entry.lapsesAt = text(event.lapsesAt());
    return entry;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  void apply(ConcessionEvent event, Instant at) {
    switch (event) {
      case ConcessionDrafted _ -> {}
      case ConcessionApproved approved -> {
        stand(ConcessionState.OFFERED);
        approvedBy = approved.approvedBy();
      }
      case ConcessionRejected rejected -> end(ConcessionState.REJECTED, at, rejected.reason());
      case ConcessionAccepted accepted -> {
        stand(ConcessionState.IN_FORCE);
        acceptedAt = at.toString();
        acceptedBy = accepted.contactId();
        message = accepted.message();
        file = accepted.file();
        next();
      }
      case AnswerCameLate late ->
          lateAnswer =
              new Late(
                  late.contactId(), late.message(), late.answer().toString(), late.at().toString());
      case PartChanged changed ->
          parts =
              parts.stream()
                  .map(
                      each ->
                          each.caseId().equals(changed.part().caseId())
                              ? Part.of(changed.part())
                              : each)
                  .toList();
      case DuePaid due -> judge(due.due(), "paid");
      case DueMissed due -> judge(due.due(), "missed");
      case DutyDone _ -> dutyState = "done";
      case DutyMissed _ -> dutyState = "missed";
      case ConcessionSettling settling -> settle(settling);
      case PostingHeard heard -> hear(heard);
      case ConcessionEnded ended -> {
        end(ended.outcome(), at, ended.reason());
        declinedBy = ended.contactId();
        message = ended.message() == null ? message : ended.message();
      }
    }
  }

  private void stand(ConcessionState now) {
    state = now.toString();
  }

  private void end(ConcessionState now, Instant at, @Nullable String why) {
    stand(now);
    endedAt = at.toString();
    reason = why;
  }

  private void judge(int due, String now) {
    Due of = dues.get(due - 1);
    dues.set(due - 1, new Due(of.on(), of.amount(), of.until(), now));
    next();
  }

  private void next() {
    nextOn =
        dues.stream()
            .filter(each -> each.state() == null)
            .map(Due::on)
            .findFirst()
            .orElseGet(() -> dutyOn != null ? dutyOn : extendedTo == null ? nextOn : extendedTo);
  }

  private void settle(ConcessionSettling settling) {
    stand(ConcessionState.SETTLING);
    settling
        .wanted()
        .forEach(
            each ->
                postings.add(
                    new Posting(
                        each.decision(),
                        each.caseId(),
                        each.posting().toString(),
                        text(each.amount()),
                        null,
                        null,
                        null,
                        null)));
  }

  private void hear(PostingHeard heard) {
    postings.replaceAll(
        each ->
            each.decision().equals(heard.decision())
                ? new Posting(
                    each.decision(),
                    each.caseId(),
                    each.posting(),
                    each.amount(),
                    heard.outcome().toString(),
                    heard.proposal() == null ? each.proposal() : heard.proposal(),
                    heard.problem(),
                    heard.detail())
                : each);
    stand(heard.state());
  }

  Money sum(Function<Part, String> of, Money none) {
    return parts.stream().map(of).map(Money::parse).reduce(none, Money::plus);
  }
}
