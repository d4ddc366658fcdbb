package huikuan.ledger.documents;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AllocationPolicy;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.AllocationPolicy.Part;
import huikuan.ledger.account.Document;
import huikuan.ledger.account.Document.Invoice;
import huikuan.ledger.account.Document.Labels;
import huikuan.ledger.account.Document.Receipt;
import huikuan.ledger.fields.ExactJson;
import huikuan.ledger.fields.Faults;
import huikuan.ledger.fields.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a document of one JSON object, or the list of all that is wrong with it. */
final class DocumentReader {

  private static final String KINDS = "invoice, receipt";
  private static final int LONGEST_LABEL = 200;
  private static final int MOST_ALLOCATIONS = 10_000;
  private static final int MOST_LINES = 1_000;
  private static final int LONGEST_LINES = 256 * 1024;

  /** What every kind of document has. Null where a fault was noted. */
  private record Head(
      @Nullable String company,
      @Nullable String customer,
      @Nullable Currency currency,
      @Nullable String number,
      @Nullable LocalDate postedOn,
      @Nullable Money amount,
      Labels labels) {

    AccountId account() {
      return new AccountId(
          requireNonNull(company), requireNonNull(customer), requireNonNull(currency));
    }
  }

  static Reading read(Sent sent) {
    Faults faults = sent.faults();
    if (!sent.value().isObject()) {
      faults.add("document", "a JSON object");
      return new Reading.Faulty(faults.problem());
    }
    Document document = document(new Fields(sent.value(), faults), faults);
    return document == null || faults.any()
        ? new Reading.Faulty(faults.problem())
        : new Reading.Understood(document);
  }

  private static @Nullable Document document(Fields fields, Faults faults) {
    String kind = fields.text("kind", KINDS);
    Head head = head(fields);
    return switch (kind) {
      case "invoice" -> invoice(fields, head, faults);
      case "receipt" -> receipt(fields, head, faults);
      case null -> null;
      default -> {
        fields.fault("kind", KINDS);
        yield null;
      }
    };
  }

  private static Head head(Fields fields) {
    Currency currency = fields.currency("currency");
    return new Head(
        fields.company("company"),
        fields.identifier("customer"),
        currency,
        fields.identifier("number"),
        fields.date("postedOn"),
        fields.amount("amount", currency),
        new Labels(
            fields.optionalIdentifier("contract"),
            fields.optionalWords("reference", LONGEST_LABEL),
            fields.optionalWords("salesOwner", LONGEST_LABEL)));
  }

  private static @Nullable Document invoice(Fields fields, Head head, Faults faults) {
    LocalDate dueOn = fields.date("dueOn");
    String lines = lines(fields);
    fields.refuseOthers();
    if (faults.any()) {
      return null;
    }
    return new Invoice(
        head.account(),
        requireNonNull(head.number()),
        requireNonNull(head.postedOn()),
        requireNonNull(dueOn),
        requireNonNull(head.amount()),
        head.labels(),
        lines);
  }

  /** An empty list of lines says no more than none. */
  private static @Nullable String lines(Fields fields) {
    JsonNode lines = fields.any("lines");
    if (lines == null || (lines.isArray() && lines.isEmpty())) {
      return null;
    }
    if (lines.isArray() && lines.size() <= MOST_LINES) {
      String text = ExactJson.MAPPER.writeValueAsString(lines);
      if (text.length() <= LONGEST_LINES) {
        return text;
      }
    }
    fields.fault("lines", "an array of at most 1000 lines, 256 KB in all");
    return null;
  }

  private static @Nullable Document receipt(Fields fields, Head head, Faults faults) {
    AllocationPolicy allocation = allocation(fields, head.currency());
    fields.refuseOthers();
    if (faults.any()) {
      return null;
    }
    return new Receipt(
        head.account(),
        requireNonNull(head.number()),
        requireNonNull(head.postedOn()),
        requireNonNull(head.amount()),
        allocation,
        head.labels());
  }

  /** An empty list of allocations says no more than none: then the oldest due are paid first. */
  private static AllocationPolicy allocation(Fields fields, @Nullable Currency currency) {
    String allocate = fields.optionalChoice("allocate", List.of("oldest", "none"));
    List<Part> parts = new ArrayList<>();
    List<Fields> allocations = fields.objects("allocations", MOST_ALLOCATIONS);
    for (Fields each : allocations) {
      String invoice = each.identifier("invoice");
      Money amount = each.amount("amount", currency);
      each.refuseOthers();
      if (invoice != null && amount != null) {
        parts.add(new Part(invoice, amount));
      }
    }
    if (allocate != null && !allocations.isEmpty()) {
      fields.fault("allocate", "absent when there are allocations");
    }
    if (!allocations.isEmpty()) {
      return new Explicit(parts);
    }
    return "none".equals(allocate)
        ? new AllocationPolicy.None()
        : new AllocationPolicy.OldestDueFirst();
  }

  private DocumentReader() {}
}
