package huikuan.standalone.imports;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.client.Posted;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Posts a file at once, in the order of its dates. The clock stands still. */
public final class ImportFile {

  /** A document and its place: within a day, invoices come before the receipts that settle them. */
  private record Dated(LocalDate day, boolean receipt, ObjectNode document) {}

  private ImportFile() {}

  /**
   * Answers the exit status: 1 if anything was refused.
   *
   * @param words what follows {@code import} on the command line
   */
  public static int run(List<String> words, Map<String, String> environment, PrintStream out) {
    Options options = new Options("import", words, Set.of("--until"));
    LocalDate until = options.optionalDate("--until");
    Rows rows = Rows.read(options.csv(), options.mapping());
    try (GatewayClient gateway = new GatewayClient(options.gateway(environment))) {
      Erp erp = new Erp(gateway);
      List<Row> wanted = rows.rows().stream().filter(row -> !after(row.postedOn(), until)).toList();
      int customers = erp.putCustomers(wanted);
      Posted posted = erp.post(documents(erp, wanted, until));
      return new Report(out).print(customers, posted, rows.faults());
    }
  }

  private static List<ObjectNode> documents(Erp erp, List<Row> rows, @Nullable LocalDate until) {
    List<Dated> documents = new ArrayList<>();
    for (Row row : rows) {
      documents.add(new Dated(row.postedOn(), false, erp.invoice(row)));
      LocalDate settledOn = row.settledOn();
      if (settledOn != null && !after(settledOn, until)) {
        documents.add(new Dated(settledOn, true, erp.receipt(row)));
      }
    }
    documents.sort(Comparator.comparing(Dated::day).thenComparing(Dated::receipt));
    return documents.stream().map(Dated::document).toList();
  }

  private static boolean after(LocalDate day, @Nullable LocalDate until) {
    return until != null && day.isAfter(until);
  }
}
