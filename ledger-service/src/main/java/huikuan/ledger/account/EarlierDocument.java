package huikuan.ledger.account;

import static java.util.Objects.requireNonNull;

import huikuan.ledger.account.Document.Head;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An earlier document that a later one builds on. It stands in the same account, is not reversed,
 * and is not dated after the later one. Its events are read by the first check, and once.
 */
final class EarlierDocument implements Check {

  private final DocumentKey key;
  private final Head later;
  private final Known known;
  private boolean read;
  private @Nullable Past past;

  EarlierDocument(DocumentKey key, Head later, Known known) {
    this.key = key;
    this.later = later;
    this.known = known;
  }

  /** The document's past; only after all its checks. */
  Past past() {
    return requireNonNull(find(), "The check for an unknown document comes first");
  }

  private @Nullable Past find() {
    if (!read) {
      past = known.past(key);
      read = true;
    }
    return past;
  }

  @Override
  public Optional<Rejection> rejection() {
    return Check.first(
        List.of(
            this::unknownDocument,
            this::documentElsewhere,
            this::alreadyReversed,
            this::beforeOriginal));
  }

  private Optional<Rejection> unknownDocument() {
    return Check.refusedIf(find() == null, () -> new Rejection.UnknownDocument(key));
  }

  private Optional<Rejection> documentElsewhere() {
    AccountEvent posted = past().posted();
    return Check.refusedIf(
        !posted.account().equals(later.account()),
        () -> new Rejection.DocumentElsewhere(key, posted.account()));
  }

  private Optional<Rejection> alreadyReversed() {
    AccountEvent reversal = past().reversal();
    return reversal == null
        ? Optional.empty()
        : Optional.of(new Rejection.AlreadyReversed(key, reversal.number(), reversal.postedOn()));
  }

  private Optional<Rejection> beforeOriginal() {
    LocalDate originalOn = past().posted().postedOn();
    return Check.refusedIf(
        later.postedOn().isBefore(originalOn), () -> new Rejection.BeforeOriginal(key, originalOn));
  }
}
