package huikuan.standalone.chasing;

import huikuan.standalone.chasing.PlainAgreements.Movement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A promise to pay, by the reference. */
final class PlainPromise {

  enum State {
    PROPOSED,
    IN_FORCE,
    KEPT,
    PARTLY_KEPT,
    BROKEN,
    WITHDRAWN,
    REJECTED,
    LAPSED
  }

  final Agreed.Promise made;
  final List<PlainPart> parts = new ArrayList<>();
  final LocalDate until;
  final Instant endsAt;
  final long unappliedThen;
  final @Nullable Instant lapsesAt;
  private final long tolerance;
  private State state;
  private long onAccount;

  /** All that had come when it was judged, by items and on account. */
  private long came;

  private @Nullable Instant brokenAt;

  PlainPromise(
      Agreed.Promise made,
      LocalDate until,
      Instant endsAt,
      long unappliedThen,
      @Nullable Instant lapsesAt) {
    this.made = made;
    this.until = until;
    this.endsAt = endsAt;
    this.unappliedThen = unappliedThen;
    this.lapsesAt = lapsesAt;
    long amount = made.parts().stream().mapToLong(Fact.Against::amount).sum();
    this.tolerance = tolerance(amount, made.currency());
    this.state = lapsesAt == null ? State.IN_FORCE : State.PROPOSED;
  }

  /** One percent may be missing, and no more than so much. */
  static long tolerance(long amount, String currency) {
    return Math.min(amount / 100, currency.equals("CNY") ? 100_00 : 20_00);
  }

  State state() {
    return state;
  }

  boolean isOpen() {
    return state == State.PROPOSED || state == State.IN_FORCE;
  }

  boolean isBrokenSince(Instant moment) {
    return brokenAt != null && brokenAt.isAfter(moment);
  }

  private @Nullable PlainPart part(String invoice) {
    return parts.stream().filter(each -> each.invoice.equals(invoice)).findFirst().orElse(null);
  }

  long missingOf(String invoice) {
    PlainPart part = part(invoice);
    return part == null ? 0 : part.missing();
  }

  /** The part of an invoice that is not asked for. */
  long held(String invoice, Instant now) {
    return state == State.IN_FORCE && now.isBefore(endsAt) ? missingOf(invoice) : 0;
  }

  void become(Movement change, long less, Instant now) {
    PlainPart part = part(change.item());
    if (part == null || state.compareTo(State.WITHDRAWN) >= 0) {
      return;
    }
    part.become(change, less, until);
    if (state == State.IN_FORCE) {
      // Its verdict waits for its end, and for the receipts of its last days.
      state = left(0) <= tolerance ? State.KEPT : State.IN_FORCE;
    } else if (state != State.PROPOSED) {
      judge(now);
    }
  }

  private long left(long counted) {
    long missing = parts.stream().mapToLong(PlainPart::missing).sum();
    return missing - Math.min(counted, missing);
  }

  private long paid() {
    return parts.stream().mapToLong(PlainPart::paid).sum();
  }

  /** Money on account that counts for it, and is not allocated to its items yet. */
  long counted() {
    return Math.max(0, Math.min(came - paid(), onAccount));
  }

  boolean isJudged() {
    return state == State.KEPT || state == State.PARTLY_KEPT || state == State.BROKEN;
  }

  private void judge(Instant now) {
    State before = state;
    boolean some = counted() > 0 || parts.stream().anyMatch(each -> each.paid() > 0);
    if (left(counted()) <= tolerance) {
      state = State.KEPT;
    } else if (now.isBefore(endsAt)) {
      state = State.IN_FORCE;
      onAccount = 0;
    } else {
      state = some ? State.PARTLY_KEPT : State.BROKEN;
    }
    if (state != before) {
      brokenAt = state == State.BROKEN ? now : null;
    }
  }

  /**
   * Its end has come, and all receipts are posted.
   *
   * @param unapplied money on account that counts for it
   */
  void end(long unapplied, Instant now) {
    if (state == State.IN_FORCE) {
      onAccount = Math.min(left(0), unapplied);
      came = paid() + onAccount;
      judge(now);
    }
  }

  void approve(boolean yes, Instant now) {
    if (state == State.PROPOSED) {
      state = yes ? State.IN_FORCE : State.REJECTED;
      if (yes) {
        judge(now);
      }
    }
  }

  void lapse() {
    state = state == State.PROPOSED ? State.LAPSED : state;
  }

  void withdraw(Instant now) {
    brokenAt = state == State.IN_FORCE ? now : brokenAt;
    state = state == State.IN_FORCE ? State.WITHDRAWN : State.REJECTED;
  }

  /** Another agreement takes its place. */
  void excuse() {
    state = state == State.IN_FORCE ? State.WITHDRAWN : State.REJECTED;
  }

  /** How it stands, as its page tells it. */
  String text(String company) {
    String id = made.id().of(company);
    String word = state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    if (state.compareTo(State.WITHDRAWN) >= 0) {
      return id + " " + word;
    }
    return "%s %s paid %s missing %s"
        .formatted(id, word, PlainPolicy.decimal(paid()), PlainPolicy.decimal(left(counted())));
  }
}
