package huikuan.dunning.letter;

import huikuan.contracts.ledger.LetterEvent;
import huikuan.platform.eventlog.EventLog;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what was told of a letter from the log. A read costs by what was told of this one. */
@Component
class LoggedLetters implements LetterHistories {

  private final EventLog log;

  LoggedLetters(EventLog log) {
    this.log = log;
  }

  /** The key by which what is told of a letter is found. */
  static String key(String letter) {
    return "letter " + letter;
  }

  @Override
  public LetterHistory of(String letter) {
    return LetterHistory.of(
        log.about(List.of(key(letter))).getOrDefault(key(letter), List.of()).stream()
            .map(event -> (LetterEvent) event.payload())
            .toList());
  }
}
