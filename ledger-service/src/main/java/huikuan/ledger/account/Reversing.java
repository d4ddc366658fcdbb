package huikuan.ledger.account;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.RecoveryRecorded;
import huikuan.ledger.account.Decision.Happens;
import huikuan.ledger.account.Decision.Refused;
import huikuan.ledger.account.Document.Reversal;
import huikuan.ledger.account.OpenItem.Link;
import org.jspecify.annotations.Nullable;

/** Whether a document can be undone, and what that frees. */
final class Reversing {

  private final Reversal reversal;
  private final Known known;
  private final Draft draft;
  private final DocumentKey key;

  Reversing(Reversal reversal, Known known, Draft draft) {
    this.reversal = reversal;
    this.known = known;
    this.draft = draft;
    this.key =
        new DocumentKey(reversal.account().company(), reversal.reversedKind(), reversal.reversed());
  }

  Decision decide() {
    if (key.kind() == Kind.ALLOCATION || key.kind() == Kind.REVERSAL) {
      return new Refused(new Rejection.NotReversible(key.kind()));
    }
    return switch (Earlier.find(key, reversal.head(), known)) {
      case Earlier.Missing(var rejection) -> new Refused(rejection);
      case Earlier.Standing(var past) -> {
        Rejection builtOn = builtOn(past);
        yield builtOn == null ? new Happens(undone(past)) : new Refused(builtOn);
      }
    };
  }

  /** Documents built on this one must go first. */
  private @Nullable Rejection builtOn(Past past) {
    if (past.recovered().signum() > 0) {
      return new Rejection.HasRecoveries(key, past.recovered());
    }
    return key.kind() == Kind.WRITE_OFF ? null : writtenOff(past.item());
  }

  private @Nullable Rejection writtenOff(@Nullable OpenItem item) {
    if (item != null) {
      for (Link link : item.links()) {
        if (link.kind() == Kind.WRITE_OFF && item.standing(link).signum() > 0) {
          return new Rejection.HasWriteOff(key, link.number());
        }
      }
    }
    return null;
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
