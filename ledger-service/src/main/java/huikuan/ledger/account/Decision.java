package huikuan.ledger.account;

import java.util.List;
import java.util.function.Supplier;

/** The rules' decision on a document. */
sealed interface Decision {

  record Happens(AccountEvent event) implements Decision {}

  record Refused(Rejection rejection) implements Decision {}

  /**
   * Refuses the document by the first check that fails.
   *
   * @param event made only if all checks accept the document
   */
  static Decision of(List<Check> checks, Supplier<AccountEvent> event) {
    return Check.first(checks)
        .<Decision>map(Refused::new)
        .orElseGet(() -> new Happens(event.get()));
  }
}
