package huikuan.dunning.promise;

import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import huikuan.dunning.promise.PromiseEvent.PartChanged;
import huikuan.dunning.promise.PromiseEvent.PromiseApproved;
import huikuan.dunning.promise.PromiseEvent.PromiseInForceAgain;
import huikuan.dunning.promise.PromiseEvent.PromiseJudged;
import huikuan.dunning.promise.PromiseEvent.PromiseLapsed;
import huikuan.dunning.promise.PromiseEvent.PromiseMade;
import huikuan.dunning.promise.PromiseEvent.PromiseRejected;
import huikuan.dunning.promise.PromiseEvent.PromiseWithdrawn;
import huikuan.platform.axon.EntryBatch;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;

/** A promise as stored, to be found. Days, moments and amounts are text, exactly as told. */
@Document(PromiseEntry.COLLECTION)
final class PromiseEntry extends EntryBatch.Entry {

  static final String COLLECTION = "promises";

  /** A part of a claim that is promised. */
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

    private Money counting() {
      return Money.parse(paid).min(Money.parse(amount));
    }
  }

  @Id final String id;
  final String company;
  final String customer;
  final String account;
  String state = PromiseState.IN_FORCE.toString();

  /** The day by which the money is to come. */
  String on = "";

  String until = "";
  String amount = "";

  /** The same amount, to be added up. */
  String currency = "";

  long minor;
  List<Part> parts = List.of();
  String ifBroken = "";
  @Nullable String contactId;
  @Nullable String talk;
  @Nullable String message;
  @Nullable String note;
  String by = "";
  String madeAt = "";
  @Nullable String approval;
  @Nullable String lapsesAt;

  /** Of money on account, as far as its verdict counted it. */
  @Nullable String onAccount;

  /** All that had come in at its verdict, together with that money. */
  @Nullable String came;

  @Nullable String endedAt;

  /** Why it was taken back, or not approved. */
  @Nullable String reason;

  /** Whether it was taken back because the customer could not keep it; null = it was not. */
  @Nullable Boolean excused;

  @PersistenceCreator
  PromiseEntry(String id, String company, String customer, String account) {
    this.id = id;
    this.company = company;
    this.customer = customer;
    this.account = account;
  }

  @Override
  protected String id() {
    return id;
  }

  static PromiseEntry of(PromiseMade event, Instant at) {
    PromiseEntry entry =
        new PromiseEntry(
            event.arrangement().toString(),
            event.account().company(),
            event.account().customerId().toString(),
            event.account().toString());
    entry.state =
        (event.lapsesAt() == null ? PromiseState.IN_FORCE : PromiseState.PROPOSED).toString();
    entry.on = event.on().toString();
    entry.until = event.until().toString();
    entry.amount = event.amount().toString();
    entry.currency = event.amount().currency().getCurrencyCode();
    entry.minor = event.amount().minorUnits();
    entry.parts = event.parts().stream().map(Part::of).toList();
    entry.ifBroken = event.ifBroken().toString();
    entry.contactId = event.contactId();
    entry.talk = event.talk();
    entry.message = event.message();
    entry.note = event.note();
    entry.by = event.proposedBy();
    entry.madeAt = at.toString();
    entry.approval = event.approval() == null ? null : event.approval().toString();
    entry.lapsesAt = event.lapsesAt() == null ? null : event.lapsesAt().toString();
    return entry;
  }

  void apply(PromiseEvent event, Instant at) {
    switch (event) {
      case PromiseMade _ -> {}
      case PromiseApproved _ -> stand(PromiseState.IN_FORCE);
      case PromiseInForceAgain _ -> {
        stand(PromiseState.IN_FORCE);
        endedAt = null;
        onAccount = null;
        came = null;
      }
      case PromiseRejected rejected -> end(PromiseState.REJECTED, at, rejected.reason());
      case PromiseLapsed _ -> end(PromiseState.LAPSED, at, null);
      case PromiseWithdrawn withdrawn -> {
        end(PromiseState.WITHDRAWN, at, withdrawn.reason());
        excused = withdrawn.excused();
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
      case PromiseJudged judged -> {
        end(judged.verdict(), at, null);
        onAccount = judged.onAccount().signum() > 0 ? judged.onAccount().toString() : null;
        came = onAccount == null ? null : judged.paid().plus(judged.onAccount()).toString();
      }
    }
  }

  private void stand(PromiseState now) {
    state = now.toString();
  }

  private void end(PromiseState now, Instant at, @Nullable String why) {
    stand(now);
    endedAt = at.toString();
    reason = why;
  }

  Money amount() {
    return Money.parse(amount);
  }

  /** The sum that is missing of its parts, and does not stand on account either. */
  Money missing() {
    Money missing = sum(Part::missing);
    return missing.minus(counted().min(missing));
  }

  /** Money on account that its verdict counted, as far as it is not allocated to its claims yet. */
  private Money counted() {
    Money none = none();
    if (onAccount == null || came == null) {
      return none;
    }
    Money paid = parts.stream().map(Part::counting).reduce(none, Money::plus);
    Money left = Money.parse(came).minus(paid).min(Money.parse(onAccount));
    return left.signum() < 0 ? none : left;
  }

  private Money sum(Function<Part, String> of) {
    return parts.stream().map(of).map(Money::parse).reduce(none(), Money::plus);
  }

  private Money none() {
    return Money.zero(amount().currency());
  }
}
