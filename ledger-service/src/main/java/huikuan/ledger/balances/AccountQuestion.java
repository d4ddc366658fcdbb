package huikuan.ledger.balances;

import huikuan.contracts.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;

/**
 * A question about one account.
 *
 * @param number what stands for the account in postings
 */
record AccountQuestion(AccountId account, int number, Question when) {

  LocalDate asOf() {
    return when.asOf();
  }

  long position() {
    return when.position();
  }

  Currency currency() {
    return account.currency();
  }

  /** For a statement that begins with these three: account, position, business day. */
  List<Object> parameters(Object... more) {
    List<Object> all = new ArrayList<>(List.of(number, position(), asOf()));
    Collections.addAll(all, more);
    return all;
  }

  /** What the next page goes on from. */
  String cursor(Long... place) {
    return new Cursor(asOf(), position(), List.of(place)).toString();
  }
}
