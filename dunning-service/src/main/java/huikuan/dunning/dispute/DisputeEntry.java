package huikuan.dunning.dispute;

import huikuan.contracts.DisputeReason;
import huikuan.contracts.Money;
import huikuan.dunning.dispute.DisputeEvent.DisputeChanged;
import huikuan.dunning.dispute.DisputeEvent.DisputeClosed;
import huikuan.dunning.dispute.DisputeEvent.DisputeOpened;
import huikuan.dunning.dispute.DisputeEvent.DisputeOverdue;
import huikuan.dunning.dispute.DisputeEvent.DisputeResolving;
import huikuan.dunning.dispute.DisputeEvent.DisputeToldAgain;
import huikuan.dunning.dispute.DisputeEvent.PartChanged;
import huikuan.dunning.dispute.DisputeEvent.PartsMoved;
import huikuan.dunning.dispute.DisputeEvent.PostingHeard;
import huikuan.platform.axon.EntryBatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/** A dispute as stored, to be found. Days, moments and amounts are text, exactly as told. */
@Document(DisputeEntry.COLLECTION)
final class DisputeEntry extends EntryBatch.Entry {

  static final String COLLECTION = "disputes";

  /** A person reads no more of them. */
  private static final int MOST_TOLD = 20;

  /** The part of a claim. */
  record Part(
      String caseId,
      String itemKind,
      String item,
      String original,
      String open,
      String paid,
      String credited,
      String writtenOff,
      String conceded) {

    private static Part of(DisputedPart part) {
      return new Part(
          part.caseId(),
          part.itemKind().toString(),
          part.item(),
          part.original().toString(),
          part.open().toString(),
          part.paid().toString(),
          part.credited().toString(),
          part.writtenOff().toString(),
          part.conceded().toString());
    }
  }

  /**
   * A document that the ledger is asked for.
   *
   * @param outcome null = it has not answered
   */
  record Posting(
      String decision,
      String caseId,
      String posting,
      String amount,
      @Nullable String outcome,
      @Nullable String proposal,
      @Nullable String problem,
      @Nullable String detail) {}

  /**
   * The words of a recipient who disputed the same once more.
   *
   * @param amount null = all that is open
   */
  record Told(
      String caseId,
      @Nullable String amount,
      String reason,
      @Nullable String contactId,
      @Nullable String message,
      @Nullable String note,
      @Nullable String file,
      String at) {

    private static Told of(DisputeToldAgain event, Instant at) {
      Money amount = event.amount();
      return new Told(
          event.caseId(),
          amount == null ? null : amount.toString(),
          event.reason().toString(),
          event.said().contactId(),
          event.said().message(),
          event.said().note(),
          event.said().file(),
          at.toString());
    }
  }

  @Id final String id;
  final String company;
  final String customer;
  final String account;
  String stage = "";
  String reason = "";
  @Nullable String rootCause;
  @Nullable String owner;
  @Nullable String coordinator;
  String dueOn = "";
  String heldUntil = "";

  /** Whether its day is over and it is not clarified. */
  boolean overdue;

  List<Part> parts = List.of();
  List<Posting> postings = new ArrayList<>();

  /** The newest first, the last ones alone. */
  List<Told> toldAgain = List.of();

  String origin = "";

  /** The dispute that it was a part of. */
  @Nullable String from;

  /** The dispute in which it goes on. */
  @Nullable String into;

  @Nullable String contactId;
  @Nullable String talk;
  @Nullable String message;
  @Nullable String note;
  @Nullable String file;
  String by = "";
  String openedAt = "";
  @Nullable String outcome;

  /** Why it was decided so. */
  @Nullable String because;

  @Nullable String closedAt;

  /** How many events it has. */
  int version = 1;

  @PersistenceCreator
  DisputeEntry(String id, String company, String customer, String account) {
    this.id = id;
    this.company = company;
    this.customer = customer;
    this.account = account;
  }

  @Override
  protected String id() {
    return id;
  }

  static DisputeEntry of(DisputeOpened event, Instant at) {
    DisputeEntry entry =
        new DisputeEntry(
            event.arrangement().toString(),
            event.account().company(),
            event.account().customerId().toString(),
            event.account().toString());
    entry.put(event.facts());
    entry.heldUntil = event.heldUntil().toString();
    entry.put(event.parts());
    entry.origin = event.origin().toString();
    entry.from = event.from() == null ? null : event.from().toString();
    entry.contactId = event.said().contactId();
    entry.talk = event.said().talk();
    entry.message = event.said().message();
    entry.note = event.said().note();
    entry.file = event.said().file();
    entry.by = event.by();
    entry.openedAt = at.toString();
    return entry;
  }

  DisputeFacts facts() {
    return new DisputeFacts(
        DisputeReason.parse(reason),
        rootCause == null ? null : RootCause.of(rootCause),
        owner,
        coordinator,
        LocalDate.parse(dueOn),
        DisputeStage.of(stage));
  }

  private void put(DisputeFacts facts) {
    stage = facts.stage().toString();
    reason = facts.reason().toString();
    rootCause = facts.rootCause() == null ? null : facts.rootCause().toString();
    owner = facts.owner();
    coordinator = facts.coordinator();
    if (!facts.dueOn().toString().equals(dueOn)) {
      overdue = false;
    }
    dueOn = facts.dueOn().toString();
  }

  private void put(List<DisputedPart> now) {
    parts = now.stream().map(Part::of).toList();
  }

  void apply(DisputeEvent event, Instant at) {
    version++;
    switch (event) {
      case DisputeOpened _ -> {}
      case DisputeChanged changed -> {
        put(changed.facts());
        heldUntil = changed.heldUntil().toString();
      }
      case PartChanged changed ->
          parts =
              parts.stream()
                  .map(
                      each ->
                          each.caseId().equals(changed.part().caseId())
                              ? Part.of(changed.part())
                              : each)
                  .toList();
      case PartsMoved moved -> put(moved.parts());
      case DisputeToldAgain told ->
          toldAgain =
              Stream.concat(Stream.of(Told.of(told, at)), toldAgain.stream())
                  .limit(MOST_TOLD)
                  .toList();
      case DisputeOverdue late -> {
        overdue = true;
        heldUntil = late.heldUntil().toString();
      }
      case DisputeResolving decided -> resolve(decided);
      case PostingHeard heard -> hear(heard);
      case DisputeClosed closed -> {
        put(closed.parts());
        put(closed.facts());
        overdue = false;
        outcome = closed.outcome().toString();
        because = closed.reason();
        into = closed.into() == null ? null : closed.into().toString();
        closedAt = at.toString();
      }
    }
  }

  private void resolve(DisputeResolving decided) {
    put(decided.facts());
    because = decided.reason();
    decided
        .wanted()
        .forEach(
            each ->
                postings.add(
                    new Posting(
                        each.decision(),
                        each.caseId(),
                        each.posting().toString(),
                        each.amount().toString(),
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
    put(heard.facts());
    if (heard.facts().stage() == DisputeStage.IN_WORK) {
      because = null;
    }
  }

  Money sum(Function<Part, String> of, Money none) {
    return parts.stream().map(of).map(Money::parse).reduce(none, Money::plus);
  }
}
