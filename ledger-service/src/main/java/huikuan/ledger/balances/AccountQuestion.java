package huikuan.ledger.balances;

import huikuan.contracts.AccountId;
import huikuan.ledger.query.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;

/**
 * A question about one account.
 *
 * @param number stands for the account in postings
 */
public record AccountQuestion(AccountId account, int number, Question when) {

  public LocalDate asOf() {
    return when.asOf();
  }

  public long position() {
    return when.position();
  }

  public Currency currency() {
    return account.currency();
  }

  /** Parameters of a statement: account, position and business day come first. */
  public List<Object> parameters(Object... more) {
    List<Object> all = new ArrayList<>(List.of(number, position(), asOf()));
    Collections.addAll(all, more);
    return all;
  }
}
