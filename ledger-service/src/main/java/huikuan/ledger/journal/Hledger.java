package huikuan.ledger.journal;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.journal.Transaction.Head;
import huikuan.ledger.journal.Transaction.Leg;
import huikuan.ledger.reports.Scope;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** A journal for hledger. */
final class Hledger implements JournalFormat {

  /** The types of accounts; hledger can't tell them from our names. */
  private static final String TYPES =
      """
      account receivables  ; type:A
      account bank  ; type:C
      account revenue  ; type:R
      account recovered bad debts  ; type:R
      account bad debts  ; type:X
      account equity  ; type:E
      """;

  private final Writer out;

  Hledger(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(Scope scope, List<Currency> currencies) throws IOException {
    out.write("; " + JournalFormat.title(scope) + "\n");
    out.write("decimal-mark .\n");
    for (Currency each : currencies) {
      // hledger wants a decimal mark, also where there are no decimals.
      out.write(
          "commodity 1000.%s %s\n".formatted("0".repeat(each.getDefaultFractionDigits()), each));
    }
    out.write(TYPES);
  }

  @Override
  public void declare(Place place, String company, LocalDate from) throws IOException {
    out.write("account " + place.hledger() + ":" + Names.hledger(company) + "\n");
  }

  @Override
  public void declare(AccountId account, LocalDate from) throws IOException {
    out.write("account " + name(Place.OPEN, account) + "\n");
    out.write("account " + name(Place.UNAPPLIED, account) + "\n");
  }

  @Override
  public void write(Transaction transaction) throws IOException {
    Head head = transaction.head();
    out.append('\n').append(head.day().toString());
    out.append(" (").append(Names.hledger(head.number())).append(") ");
    out.append(Names.hledger(head.account().customer())).append(" | ");
    out.append(head.kind().toString());
    out.append("  ; position:").append(Long.toString(head.position()));
    out.append(", recorded:").append(head.recordedAt().toString()).append('\n');
    for (Leg leg : transaction.legs()) {
      out.write("    " + name(leg.place(), head.account()) + "  " + amount(leg.amount()));
      if (leg.of() != null) {
        out.write("  ; " + leg.of().kind() + ":" + Names.hledger(leg.of().number()));
      }
      out.write('\n');
    }
  }

  private static String name(Place place, AccountId account) {
    String company = place.hledger() + ":" + Names.hledger(account.company());
    return place.hledgerEnd() == null
        ? company
        : company
            + ":"
            + Names.hledger(account.customer())
            + ":"
            + account.currency()
            + ":"
            + place.hledgerEnd();
  }

  private static String amount(Money amount) {
    return amount.decimal() + " " + amount.currency();
  }
}
