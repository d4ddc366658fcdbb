package huikuan.dunning.letter;

import huikuan.contracts.ledger.LetterEvent.DifferenceClarified;
import huikuan.contracts.ledger.LetterEvent.LetterAnswered;
import huikuan.contracts.ledger.LetterEvent.LetterClosed;
import java.util.List;

/** The answers to letters, as far as they are told. */
public interface LetterHistories {

  /** All that was told of a letter until now. */
  LetterHistory of(String letter);

  /**
   * The keys by which an event that came in is found again: of its letter, if it tells of an
   * answer.
   */
  static List<String> keys(Object event) {
    return letters(event).stream().map(LoggedLetters::key).toList();
  }

  /** The number of the letter of whose answer an event tells; empty = it tells of none. */
  static List<String> letters(Object event) {
    return switch (event) {
      case LetterAnswered it -> List.of(it.letter());
      case DifferenceClarified it -> List.of(it.letter());
      case LetterClosed it -> List.of(it.letter());
      default -> List.of();
    };
  }
}
