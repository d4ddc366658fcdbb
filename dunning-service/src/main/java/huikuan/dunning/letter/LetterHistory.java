package huikuan.dunning.letter;

import huikuan.contracts.ledger.LetterEvent;
import huikuan.contracts.ledger.LetterEvent.Difference;
import huikuan.contracts.ledger.LetterEvent.DifferenceClarified;
import huikuan.contracts.ledger.LetterEvent.LetterAnswered;
import huikuan.contracts.ledger.LetterEvent.LetterClosed;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The answer to a letter, as far as it is known. A difference may be clarified before the answer is
 * told: an auditor discloses it later.
 */
public final class LetterHistory {

  private final Set<Integer> clarified = new HashSet<>();
  private List<Difference> differences = List.of();
  private boolean closed;

  private LetterHistory() {}

  /**
   * @param events of one letter
   */
  public static LetterHistory of(List<LetterEvent> events) {
    LetterHistory history = new LetterHistory();
    events.forEach(history::add);
    return history;
  }

  private void add(LetterEvent event) {
    switch (event) {
      case LetterAnswered it -> differences = it.differences();
      case DifferenceClarified it -> clarified.add(it.line());
      case LetterClosed _ -> closed = true;
      default -> {}
    }
  }

  /** The differences of the answer. */
  public List<Difference> differences() {
    return differences;
  }

  /** A difference by its number; empty = no answer with it is told. */
  public Optional<Difference> difference(int line) {
    return differences.stream().filter(each -> each.line() == line).findFirst();
  }

  /** Whether a difference of the answer is still to be clarified. */
  public boolean isOpen(int line) {
    return !closed && !clarified.contains(line) && difference(line).isPresent();
  }
}
