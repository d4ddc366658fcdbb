package huikuan.standalone.chasing;

import huikuan.standalone.chasing.PlainAgreements.Movement;
import huikuan.standalone.chasing.PlainAgreements.Way;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A plan, a discount or a settlement, by the reference. */
final class PlainConcession {

  enum State {
    PROPOSED,
    OFFERED,
    IN_FORCE,
    SETTLING,
    REFUSED_BY_LEDGER,
    KEPT,
    MISSED,
    DECLINED,
    WITHDRAWN,
    REJECTED,
    LAPSED
  }

  /**
   * @param until the last day on which the money counts
   */
  record Due(long amount, LocalDate until, Instant endsAt) {}

  final Agreed.Concession drafted;
  final List<PlainPart> parts = new ArrayList<>();
  final List<Due> dues;
  final @Nullable Instant lapsesAt;
  final Instant offerEndsAt;
  final long unappliedThen;

  /** The last due that was paid in time, and the money on account that counted then. */
  private int lastPaid;

  private long onAccount;

  private final long tolerance;
  private State state;
  boolean approved;
  private int judged;
  private boolean allPaid;

  PlainConcession(
      Agreed.Concession drafted,
      List<Due> dues,
      Instant offerEndsAt,
      long unappliedThen,
      @Nullable Instant lapsesAt) {
    this.drafted = drafted;
    this.dues = dues;
    this.offerEndsAt = offerEndsAt;
    this.unappliedThen = unappliedThen;
    this.lapsesAt = lapsesAt;
    this.tolerance = PlainPromise.tolerance(due(dues.size()), drafted.currency());
    this.state = lapsesAt == null ? State.OFFERED : State.PROPOSED;
  }

  /** Whether a collector may not grant it alone. */
  static boolean needsApproval(Agreed.Concession drafted) {
    long all = drafted.parts().stream().mapToLong(Fact.Against::amount).sum();
    long given = all - drafted.dues().stream().mapToLong(Agreed.Due::amount).sum();
    long most = drafted.currency().equals("CNY") ? 10_000_00 : 1_000_00;
    return drafted.kind().equals("plan") || given * 20 > all || given > most;
  }

  State state() {
    return state;
  }

  private long due(int first) {
    return dues.stream().limit(first).mapToLong(Due::amount).sum();
  }

  boolean isOver() {
    return state.compareTo(State.KEPT) >= 0;
  }

  boolean gives() {
    return !drafted.kind().equals("plan");
  }

  Way way() {
    return drafted.kind().equals("discount") ? Way.CREDIT : Way.WRITE_OFF;
  }

  private @Nullable PlainPart part(String invoice) {
    return parts.stream().filter(each -> each.invoice.equals(invoice)).findFirst().orElse(null);
  }

  long missingOf(String invoice) {
    PlainPart part = part(invoice);
    return part == null || isOver() ? 0 : part.missing();
  }

  private long paid() {
    return parts.stream().mapToLong(PlainPart::paid).sum();
  }

  /** The granted part of all. */
  long given() {
    return drafted.parts().stream().mapToLong(Fact.Against::amount).sum() - due(dues.size());
  }

  String currency() {
    return drafted.currency();
  }

  /** Whether nothing is to be paid of a part of another agreement but for its invoices. */
  boolean covers(PlainPart other) {
    return other.missing() == 0 || part(other.invoice) != null;
  }

  /** No more than is still owed: a credit note lessens it. */
  private long missing(int first, long onAccount) {
    long owed = parts.stream().mapToLong(PlainPart::missing).sum() - given();
    return Math.max(0, Math.min(due(first) - paid(), owed) - onAccount);
  }

  /** Money on account that counted for a due, as far as it is not allocated yet. */
  long counted() {
    return state.compareTo(State.KEPT) > 0 ? 0 : Math.min(onAccount, missing(lastPaid, 0));
  }

  boolean isPaid() {
    return missing(dues.size(), 0) <= tolerance;
  }

  /**
   * All that is to be paid or granted, but for what was missed, from the first claim on: through
   * the last day for the last due, and on while the ledger decides about what is granted.
   */
  long held(String invoice, Instant now) {
    boolean stands =
        state == State.IN_FORCE || state == State.SETTLING || state == State.REFUSED_BY_LEDGER;
    boolean settles = gives() && (allPaid || isPaid());
    if (!stands || !settles && !now.isBefore(dues.getLast().endsAt())) {
      return 0;
    }
    long missed = missing(judged, counted());
    long chased = missed <= tolerance ? 0 : missed;
    for (PlainPart each : parts) {
      long ofPart = Math.min(chased, each.missing());
      chased -= ofPart;
      if (each.invoice.equals(invoice)) {
        return each.missing() - ofPart;
      }
    }
    return 0;
  }

  /** Answers whether the customer has done its part by that. */
  boolean become(Movement change, long less) {
    PlainPart part = part(change.item());
    if (part == null || state.compareTo(State.KEPT) > 0) {
      return false;
    }
    part.become(change, less, allPaid ? LocalDate.MAX : dues.getLast().until());
    boolean done =
        state == State.KEPT || state == State.SETTLING || state == State.REFUSED_BY_LEDGER;
    if (done && less < 0 && change.way() == Way.MONEY && !isPaid()) {
      state = State.MISSED;
    }
    return state == State.IN_FORCE && isPaid();
  }

  void approve(boolean yes) {
    if (state == State.PROPOSED) {
      state = yes ? State.OFFERED : State.REJECTED;
      approved = yes;
    }
  }

  void answer(boolean yes) {
    state = yes ? State.IN_FORCE : State.DECLINED;
  }

  void withdraw() {
    state = state == State.PROPOSED ? State.REJECTED : State.WITHDRAWN;
  }

  void become(State other) {
    state = other;
  }

  /**
   * A day is over; all receipts are posted.
   *
   * @param unapplied money on account that counts for it
   */
  void check(long unapplied, Instant now) {
    while (state == State.IN_FORCE
        && judged < dues.size()
        && !dues.get(judged).endsAt().isAfter(now)) {
      boolean last = judged + 1 == dues.size();
      boolean paid = missing(judged + 1, unapplied) <= tolerance;
      if (paid) {
        onAccount = Math.min(unapplied, missing(judged + 1, 0));
        judged++;
        lastPaid = judged;
        allPaid = last;
        state = last && !gives() ? State.KEPT : State.IN_FORCE;
      } else if (last || !drafted.goesOn()) {
        state = State.MISSED;
      } else {
        judged++;
      }
    }
  }

  /** How it stands, as its page tells it. */
  String text(String company) {
    String word = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return drafted.id().of(company)
        + " "
        + word
        + (state.compareTo(State.KEPT) > 0 ? "" : " paid " + PlainPolicy.decimal(paid()));
  }
}
