package huikuan.dunning.cases;

import huikuan.contracts.ledger.StatutoryDate;
import java.time.LocalDate;

/** The day by law on which the item of a reminder case is due at the latest. */
record Lawful(String dueOn, String jurisdiction, String article) {

  static Lawful of(StatutoryDate date) {
    return new Lawful(date.dueOn().toString(), date.jurisdiction(), date.article());
  }

  StatutoryDate date() {
    return new StatutoryDate(LocalDate.parse(dueOn), jurisdiction, article);
  }
}
