package huikuan.ledger.journal;

import huikuan.contracts.AccountId;
import huikuan.ledger.journal.Transaction.Head;
import huikuan.ledger.journal.Transaction.Leg;
import huikuan.ledger.reports.Scope;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** A journal for beancount. */
final class Beancount implements JournalFormat {

  private final Writer out;

  Beancount(Writer out) {
    this.out = out;
  }

  @Override
  public void begin(Scope scope, List<Currency> currencies) throws IOException {
    out.write("option \"title\" " + quoted(JournalFormat.title(scope)) + "\n");
    for (Currency each : currencies) {
      out.write("option \"operating_currency\" \"" + each + "\"\n");
    }
  }

  @Override
  public void declare(Place place, String company, LocalDate from) throws IOException {
    out.write(from + " open " + place.beancount() + ":" + Names.beancount(company) + "\n");
  }

  @Override
  public void declare(AccountId account, LocalDate from) throws IOException {
    for (Place place : List.of(Place.OPEN, Place.UNAPPLIED)) {
      out.write(from + " open " + name(place, account) + " " + account.currency() + "\n");
    }
  }

  @Override
  public void write(Transaction transaction) throws IOException {
    Head head = transaction.head();
    out.append('\n').append(head.day().toString());
    out.append(" * ").append(quoted(head.account().customer()));
    out.append(' ').append(quoted(head.kind() + " " + head.number()));
    out.append("\n  position: ").append(Long.toString(head.position()));
    out.append("\n  recorded: ").append(quoted(head.recordedAt().toString())).append('\n');
    for (Leg leg : transaction.legs()) {
      out.append("  ").append(name(leg.place(), head.account()));
      out.append("  ").append(leg.amount().decimal());
      out.append(' ').append(leg.amount().currency().getCurrencyCode()).append('\n');
      if (leg.of() != null) {
        out.write("    " + leg.of().kind() + ": " + quoted(leg.of().number()) + "\n");
      }
    }
  }

  private static String name(Place place, AccountId account) {
    String company = place.beancount() + ":" + Names.beancount(account.company());
    return place.beancountEnd() == null
        ? company
        : company
            + ":"
            + Names.beancount(account.customer())
            + ":"
            + account.currency()
            + ":"
            + place.beancountEnd();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
