package huikuan.standalone.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import huikuan.standalone.Refusal;
import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.identity.LocalToken;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Posts a file at once, in the order of its dates. The clock stands still. */
public final class ImportFile {

  private static final String UNTIL = "--until";
  private static final String DRY_RUN = "--dry-run";

  private final Options options;
  private final @Nullable ResultFile changes;
  private final GatewayClient gateway;
  private final Rejections rejections;
  private final Progress progress;
  private final Report report;

  private ImportFile(
      Options options,
      @Nullable ResultFile changes,
      GatewayClient gateway,
      Rejections rejections,
      Progress progress,
      Report report) {
    this.options = options;
    this.changes = changes;
    this.gateway = gateway;
    this.rejections = rejections;
    this.progress = progress;
    this.report = report;
  }

  /**
   * Answers the exit status: 1 if anything was refused.
   *
   * @param words what follows {@code import} on the command line
   * @param err where a long import tells how far it is
   */
  public static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    Options options =
        new Options("import", words, Set.of(UNTIL), Set.of(DRY_RUN, DocumentSending.CONFIRM));
    LocalDate until = options.optionalDate(UNTIL);
    ResultFile rejected = options.rejected();
    ResultFile changes = options.has(DRY_RUN) ? options.changes(rejected) : null;
    Mapping mapping = options.mapping();
    try (Rejections rejections = Rejections.to(rejected);
        GatewayClient gateway = LocalToken.client(options.gateway(environment), environment)) {
      Rows rows = Rows.read(options.csv(), mapping, rejections);
      return new ImportFile(
              options, changes, gateway, rejections, new Progress(err), new Report(out))
          .run(rows, until);
    }
  }

  private int run(Rows rows, @Nullable LocalDate until) {
    Documents documents = Documents.of(rows, rejections).until(until);
    Collection<CustomerRows> customers =
        CustomerRows.of(rows.rows().stream().filter(row -> !after(row.postedOn(), until)).toList());
    report.read(rows, documents, customers);
    CustomerSending sending = new CustomerSending(gateway, Patience.USUAL, progress, rejections);
    CustomerSending.Counts counts =
        changes == null ? sending.send(customers) : told(changes, sending, customers);
    rejections.replaceEarlier();
    report.customers(counts);
    report.planned(documents);
    if (changes != null) {
      report.dryRun();
    } else {
      report.posted(
          new DocumentSending(gateway, Patience.USUAL, progress, rejections)
              .send(
                  documents.all(),
                  options.has(DocumentSending.CONFIRM) ? Document::confirmed : Document::json));
    }
    return report.rejections(rejections);
  }

  /** Each field of each customer that would be changed goes to a file beside the source. */
  private CustomerSending.Counts told(
      ResultFile file, CustomerSending sending, Collection<CustomerRows> customers) {
    try {
      CustomerSending.Counts counts;
      try (CsvWriter csv = file.begin()) {
        counts = sending.tell(customers, (rows, change) -> write(csv, rows.first(), change));
      }
      file.keep();
      report.changes(file);
      return counts;
    } catch (IOException | UncheckedIOException e) {
      throw new Refusal("What would change can't be written to " + file + ": " + Refusal.why(e));
    } finally {
      file.drop();
    }
  }

  private static void write(CsvWriter csv, Row row, CustomerChange change) {
    for (CustomerChange.Changed each : change.fields()) {
      csv.writeRecord(
          Long.toString(row.line()),
          Csv.harmless(row.company()),
          Csv.harmless(row.customer()),
          each.field().toString(),
          Csv.harmless(each.before()),
          Csv.harmless(each.after()));
    }
  }

  private static boolean after(LocalDate day, @Nullable LocalDate until) {
    return until != null && day.isAfter(until);
  }
}
