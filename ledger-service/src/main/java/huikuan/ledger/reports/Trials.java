package huikuan.ledger.reports;

import java.util.Collection;
import java.util.List;
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
    return Trial.of(tables.all(TrialSums.postings(scope), TrialSums.Postings::read), items(scope));
  }

  private List<TrialSums.Items> items(Scope scope) {
    List<TrialSums.Items> items = tables.all(TrialSums.items(scope), TrialSums.Items::read);
    return items.stream().allMatch(each -> each.mixed() == 0)
        ? items
        : tables.all(TrialSums.itemsByAccount(scope), TrialSums.Items::read);
  }
}
