package huikuan.ledger.documents;

import static java.util.Objects.requireNonNull;

import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.contract.DueByContract;
import huikuan.ledger.contract.DueByContract.Due;
import huikuan.platform.web.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Gives each invoice of a contract the day by law, and the one of the contract if it names none.
 */
@Component
class AgreedDueDates {

  private final DueByContract contracts;
  private final KnownDocuments known;

  AgreedDueDates(DueByContract contracts, KnownDocuments known) {
    this.contracts = contracts;
    this.known = known;
  }

  /**
   * Adds the results of those that get none: one that was posted before is a duplicate, whatever
   * its contract says by now.
   *
   * @return the others, in order
   */
  List<NumberedDocument> dated(List<NumberedDocument> items, List<Result> results) {
    DueByContract.Reader reader = contracts.reader(named(items));
    List<NumberedDocument> dated = new ArrayList<>();
    List<NumberedDocument> undated = new ArrayList<>();
    Map<Integer, Problem> problems = new HashMap<>();
    for (NumberedDocument item : items) {
      if (!(item.document() instanceof Invoice told)) {
        dated.add(item);
        continue;
      }
      Invoice invoice = lawful(reader, told);
      Due due = invoice.dueOn() == null ? due(reader, invoice) : null;
      if (due == null) {
        dated.add(new NumberedDocument(item.index(), invoice));
      } else if (due instanceof Due.On(var day)) {
        dated.add(new NumberedDocument(item.index(), invoice.agreed(day)));
      } else {
        undated.add(item);
        problems.put(item.index(), NoDueDate.problem(due, invoice));
      }
    }
    for (NumberedDocument item : known.settle(undated, results)) {
      results.add(Result.rejected(item.index(), requireNonNull(problems.get(item.index()))));
    }
    return dated;
  }

  private static Map<String, Set<String>> named(List<NumberedDocument> items) {
    Map<String, Set<String>> named = new HashMap<>();
    for (NumberedDocument item : items) {
      String contract = item.document().head().labels().contract();
      if (item.document() instanceof Invoice && contract != null) {
        named
            .computeIfAbsent(item.document().account().company(), none -> new HashSet<>())
            .add(contract);
      }
    }
    return named;
  }

  private static Invoice lawful(DueByContract.Reader reader, Invoice invoice) {
    String contract = invoice.head().labels().contract();
    return contract == null
        ? invoice
        : reader
            .statutory(invoice.account(), contract, invoice.issuedOn())
            .map(invoice::lawful)
            .orElse(invoice);
  }

  private static Due due(DueByContract.Reader reader, Invoice invoice) {
    String contract = requireNonNull(invoice.head().labels().contract());
    return reader.due(invoice.account(), contract, invoice.issuedOn());
  }
}
