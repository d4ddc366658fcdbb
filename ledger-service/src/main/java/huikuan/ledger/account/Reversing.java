package huikuan.ledger.account;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.RecoveryRecorded;
import huikuan.ledger.account.Document.Reversal;
import huikuan.ledger.account.OpenItem.Link;
import java.util.List;
import java.util.Optional;

/** The rules by which a document is undone, and what that frees. */
final class Reversing {

  private final Reversal reversal;
  private final Known known;
  private final Draft draft;
  private final DocumentKey key;
  private final EarlierDocument reversed;

  Reversing(Reversal reversal, Known known, Draft draft) {
    this.reversal = reversal;
    this.known = known;
    this.draft = draft;
    this.key =
        new DocumentKey(reversal.account().company(), reversal.reversedKind(), reversal.reversed());
    this.reversed = new EarlierDocument(key, reversal.head(), known);
  }

  /** Documents built on the reversed one must be undone before it. */
  Decision decide() {
    return Decision.of(
        List.of(this::notReversible, reversed, this::hasRecoveries, this::hasWriteOff),
        () -> undone(reversed.past()));
  }

  private Optional<Rejection> notReversible() {
    return Check.refusedIf(
        key.kind() == Kind.ALLOCATION || key.kind() == Kind.REVERSAL,
        () -> new Rejection.NotReversible(key.kind()));
  }

  private Optional<Rejection> hasRecoveries() {
    Money recovered = reversed.past().recovered();
    return Check.refusedIf(
        recovered.signum() > 0, () -> new Rejection.HasRecoveries(key, recovered));
  }

  /** Only of claims and other credits: a write-off stands against them itself. */
  private Optional<Rejection> hasWriteOff() {
    OpenItem item = reversed.past().item();
    return item == null || key.kind() == Kind.WRITE_OFF
        ? Optional.empty()
        : item.links().stream()
            .filter(link -> link.kind() == Kind.WRITE_OFF && item.standing(link).signum() > 0)
            .findFirst()
            .map(link -> new Rejection.HasWriteOff(key, link.number()));
  }

  private DocumentReversed undone(Past past) {
    Money amount = past.posted().amount();
    if (past.item() != null && !(past.posted() instanceof RecoveryRecorded)) {
      OpenItem item = draft.findOrRestore(past.item());
      draft.undo(item, reversal.head().postedOn(), kind -> kind != Kind.REVERSAL);
      draft.change(
          item.item(),
          new Link(Kind.REVERSAL, reversal.head().number(), reversal.head().postedOn(), amount));
    }
    return new DocumentReversed(
        reversal.account(),
        reversal.head().number(),
        reversal.head().postedOn(),
        known.today(),
        requireNonNull(past.posted().item()),
        amount,
        past.posted() instanceof RecoveryRecorded recovery ? recovery.writeOff() : null,
        draft.restored(),
        draft.allocations(),
        reversal.head().labels(),
        reversal.fingerprint());
  }
}
