package huikuan.ledger.reports;

import java.util.Collection;
import org.springframework.stereotype.Component;

/** Adds the books up in two ways. */
@Component
public class Trials {

  private final Tables tables;

  Trials(Tables tables) {
    this.tables = tables;
  }

  public TrialAnswer answer(Scope scope) {
    return TrialAnswer.of(scope.question(), of(scope));
  }

  /** One for each currency. */
  Collection<Trial> of(Scope scope) {
    return Trial.of(
        tables.all(TrialSums.postings(scope), TrialSums.Postings::read),
        tables.all(TrialSums.items(scope), TrialSums.Items::read));
  }
}
