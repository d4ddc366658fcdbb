package huikuan.ledger.journal;

import huikuan.contracts.AccountId;
import huikuan.ledger.reports.Scope;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Writes a journal in the format of one tool. */
interface JournalFormat {

  /** Writes the title and the currencies. */
  void begin(Scope scope, List<Currency> currencies) throws IOException;

  /**
   * An account of a company.
   *
   * @param from the first day of the journal
   */
  void declare(Place place, String company, LocalDate from) throws IOException;

  /** A customer's accounts. */
  void declare(AccountId account, LocalDate from) throws IOException;

  void write(Transaction transaction) throws IOException;

  /** The title of the journal, for people. */
  static String title(Scope scope) {
    String company = scope.company() == null ? "all companies" : scope.company();
    String currency = scope.currency() == null ? "" : " in " + scope.currency();
    return "Receivables of %s%s, known at position %d"
        .formatted(company, currency, scope.question().position());
  }
}
