package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Identifier;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the small bodies of what happens to a letter. */
final class AnswerBodies {

  private static final String OUR_ERROR = "ourError";

  static final List<String> OUTCOMES =
      List.of("timing", "missingDocument", OUR_ERROR, "theirError", "dispute");

  private static final String HAND = "hand";
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_DOCUMENTS = 100;

  /**
   * @param paper whether it is printed; else it is mailed
   */
  record Sending(boolean paper, @Nullable String contact) {}

  static Sending sending(JsonNode body, Faults faults) {
    Fields fields = new Fields(body, faults);
    String way = fields.choice("way", List.of("mail", "paper"));
    String contact = fields.optionalIdentifier("contact");
    boolean paper = "paper".equals(way);
    if (paper && contact != null) {
      fields.fault("contact", "absent: a letter on paper goes to the customer");
    }
    fields.refuseOthers();
    faults.refuse();
    return new Sending(paper, contact);
  }

  /**
   * @param way {@code ems}, {@code courier} or {@code hand}
   */
  record Posting(String way, @Nullable String waybill, LocalDate postedOn) {}

  /**
   * @param issuedOn the day of the letter
   * @param today the company's day
   */
  static Posting posted(JsonNode body, LocalDate issuedOn, LocalDate today, Faults faults) {
    Fields fields = new Fields(body, faults);
    String way = fields.choice("way", List.of("ems", "courier", HAND));
    String waybill = fields.optionalIdentifier("waybill");
    if (way != null && !way.equals(HAND) && !fields.given("waybill")) {
      fields.fault("waybill", "the carrier's number, which the receipt will show");
    }
    if (HAND.equals(way) && waybill != null) {
      fields.fault("waybill", "absent: it was handed over");
    }
    LocalDate postedOn = LetterReader.pastDate(fields, "postedOn", today);
    if (postedOn != null && postedOn.isBefore(issuedOn)) {
      fields.fault("postedOn", "not before %s, the day of the letter".formatted(issuedOn));
    }
    fields.refuseOthers();
    faults.refuse();
    return new Posting(requireNonNull(way), waybill, requireNonNull(postedOn));
  }

  record Arrival(LocalDate arrivedOn, String signedBy, BlobHash file) {}

  /**
   * @param known whether the company has a file
   */
  static Arrival arrival(JsonNode body, LocalDate today, Predicate<BlobHash> known, Faults faults) {
    Fields fields = new Fields(body, faults);
    LocalDate arrivedOn = LetterReader.pastDate(fields, "arrivedOn", today);
    String signedBy = fields.words("signedBy", LONGEST_NAME);
    if (fields.any("file") == null) {
      fields.fault("file", BlobHash.ALLOWED);
    }
    String hash =
        fields.optionalValue("file", BlobHash.ALLOWED, text -> BlobHash.parse(text).hex());
    BlobHash file = hash == null ? null : BlobHash.parse(hash);
    if (file != null && !known.test(file)) {
      fields.fault("file", "the hash of a file of the company (POST …/files)");
    }
    fields.refuseOthers();
    faults.refuse();
    return new Arrival(requireNonNull(arrivedOn), requireNonNull(signedBy), requireNonNull(file));
  }

  /**
   * @param owner who clarifies it from now on; null = nobody else
   * @param outcome null = it is not clarified yet
   */
  record Clarification(
      @Nullable String owner,
      @Nullable String outcome,
      @Nullable String note,
      List<String> documents) {}

  static Clarification clarification(JsonNode body, Faults faults) {
    Fields fields = new Fields(body, faults);
    String owner = fields.optionalWords("owner", LONGEST_NAME);
    String outcome = fields.optionalChoice("outcome", OUTCOMES);
    String note = fields.optionalWords("note", LONGEST_REASON);
    List<String> documents =
        fields.given("documents")
            ? fields.each("documents", Identifier.ALLOWED, MOST_DOCUMENTS, Identifier::parse)
            : List.of();
    fields.any("documents");
    if (!fields.given("owner") && !fields.given("outcome")) {
      fields.fault("outcome", FieldError.oneOf(OUTCOMES) + "; or send an owner");
    }
    if (OUR_ERROR.equals(outcome) && documents.isEmpty()) {
      fields.fault("documents", "the numbers of the documents that corrected our books");
    }
    if (outcome == null && (note != null || !documents.isEmpty())) {
      fields.fault("outcome", FieldError.oneOf(OUTCOMES) + "; needed with a note or documents");
    }
    fields.refuseOthers();
    faults.refuse();
    return new Clarification(owner, outcome, note, documents);
  }

  /** The number of a difference in a path. */
  static int line(String written) {
    if (written.matches("[1-9]\\d{0,3}")) {
      return Integer.parseInt(written);
    }
    throw new ProblemException(
        Problem.of(
            "no-such-difference",
            "The answer has no such difference",
            404,
            "Lines are numbered from 1."));
  }

  static String reason(JsonNode body, Faults faults) {
    Fields fields = new Fields(body, faults);
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(reason);
  }

  private AnswerBodies() {}
}
