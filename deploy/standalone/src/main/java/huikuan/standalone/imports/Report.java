package huikuan.standalone.imports;

import huikuan.standalone.client.Posted;
import huikuan.standalone.imports.Document.Kind;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what became of a file, or would. */
final class Report {

  private static final int SHOWN = 20;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void read(Rows rows, Documents documents, Collection<CustomerRows> customers) {
    out.println("read " + rows.told());
    lines("rows say again what a row before them says", documents.repeated());
    lines(
        "rows say something else of their customer than a row before them, which is taken",
        customers.stream().flatMap(each -> each.otherwise().stream()).sorted().toList());
  }

  private void lines(String what, List<Long> lines) {
    if (!lines.isEmpty()) {
      String first =
          lines.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
      String more = lines.size() > SHOWN ? ", …" : "";
      out.printf("%d %s: lines %s%s%n", lines.size(), what, first, more);
    }
  }

  void customers(CustomerSending.Counts counts) {
    out.printf(
        "%d customers: %d new, %d changed%s, %d as before, %d refused%n",
        counts.created() + counts.changed() + counts.asBefore() + counts.refused(),
        counts.created(),
        counts.changed(),
        fields(counts.fields()),
        counts.asBefore(),
        counts.refused());
  }

  private static String fields(Map<Field, Integer> fields) {
    return fields.isEmpty()
        ? ""
        : fields.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  void planned(Documents documents) {
    out.printf(
        "%d invoices, %d receipts%n", documents.count(Kind.INVOICE), documents.count(Kind.RECEIPT));
  }

  void changes(ResultFile file) {
    out.println("what would change of each customer: " + file);
  }

  void dryRun() {
    out.println(
        "Nothing was posted. Duplicates, and what only the ledger can refuse, show when it is.");
  }

  void posted(Posted posted) {
    out.printf(
        "%d documents accepted, %d duplicates, %d rejected%n",
        posted.accepted(), posted.duplicates(), posted.rejected());
  }

  /** Answers the exit status: 1 if anything was refused. */
  int rejections(Rejections rejections) {
    if (rejections.count() == 0) {
      return 0;
    }
    out.printf("%d rejections, all of them in %s:%n", rejections.count(), rejections.file());
    rejections.byReason().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(each -> out.printf("%8d  %s%n", each.getValue(), each.getKey()));
    return 1;
  }
}
