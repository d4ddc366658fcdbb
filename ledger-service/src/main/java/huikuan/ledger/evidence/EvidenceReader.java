package huikuan.ledger.evidence;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.ledger.Subject.OfContract;
import huikuan.contracts.ledger.Subject.OfCustomer;
import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.ledger.evidence.EvidenceCommand.AttachEvidence;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Words;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what is to be done with evidence, or tells all that is wrong with it. */
final class EvidenceReader {

  static final int LONGEST_TEXT = 500;

  private static final List<String> KINDS = Words.of(EvidenceKind.values());

  /**
   * @param known whether the company has a file
   * @param today the company's day
   * @throws ProblemException with every field at fault
   */
  static AttachEvidence attach(
      Subject subject, JsonNode body, Predicate<BlobHash> known, LocalDate today, Faults faults) {
    Fields fields = new Fields(body, faults);
    String kind = fields.text("kind", FieldError.oneOf(KINDS));
    if (kind != null && !KINDS.contains(kind)) {
      fields.fault("kind", FieldError.oneOf(KINDS, kind));
    }
    BlobHash file = file(fields, known);
    LocalDate documentOn = pastDate(fields, "documentOn", today);
    String note = fields.optionalWords("note", LONGEST_TEXT);
    fields.refuseOthers();
    faults.refuse();
    return new AttachEvidence(
        subject,
        EvidenceKind.parse(requireNonNull(kind)),
        requireNonNull(file),
        requireNonNull(documentOn),
        note);
  }

  private static @Nullable BlobHash file(Fields fields, Predicate<BlobHash> known) {
    if (!fields.given("file")) {
      fields.fault("file", BlobHash.ALLOWED);
    }
    String hash =
        fields.optionalValue("file", BlobHash.ALLOWED, text -> BlobHash.parse(text).hex());
    BlobHash file = hash == null ? null : BlobHash.parse(hash);
    if (file != null && !known.test(file)) {
      fields.fault("file", "the hash of a file of the company (POST …/files)");
    }
    return file;
  }

  /** A day that is not in the future. */
  static @Nullable LocalDate pastDate(Fields fields, String name, LocalDate today) {
    LocalDate day = fields.date(name);
    if (day != null && day.isAfter(today)) {
      fields.fault(name, "a day not after %s, today".formatted(today));
    }
    return day;
  }

  static String reason(JsonNode body, Faults faults) {
    Fields fields = new Fields(body, faults);
    String reason = fields.words("reason", LONGEST_TEXT);
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(reason);
  }

  record Copy(CustomerId customer, String contact, @Nullable String note) {}

  /**
   * @param reaches whether a copy can go to the contact today
   * @throws ProblemException with every field at fault
   */
  static Copy copy(Subject subject, JsonNode body, Predicate<Copy> reaches, Faults faults) {
    Fields fields = new Fields(body, faults);
    CustomerId customer = customer(subject, fields);
    String contact = fields.identifier("contact");
    String note = fields.optionalWords("note", LONGEST_TEXT);
    Copy copy = customer == null || contact == null ? null : new Copy(customer, contact, note);
    if (copy != null && !reaches.test(copy)) {
      fields.fault(
          "contact",
          "the id of a contact of the customer %s who has a mail address today"
              .formatted(copy.customer()));
    }
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(copy);
  }

  /** A contract does not say here whose it is. */
  private static @Nullable CustomerId customer(Subject subject, Fields fields) {
    return switch (subject) {
      case OfItem it -> it.account().customerId();
      case OfCustomer it -> it.customer();
      case OfContract it -> {
        String customer = fields.identifier("customer");
        yield customer == null ? null : new CustomerId(it.company(), customer);
      }
    };
  }

  /** The number of a piece in a path; 0 = it is none. */
  static int number(String written) {
    return written.matches("[1-9]\\d{0,3}") ? Integer.parseInt(written) : 0;
  }

  private EvidenceReader() {}
}
