package huikuan.dunning.assignment;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import huikuan.dunning.assignment.Assignment.Collects;
import huikuan.dunning.assignment.Assignment.Kind;
import huikuan.dunning.file.FileHashes;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the bodies about assignments. All faults are told at once. */
final class AssignmentBodies {

  static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_REASON = 500;
  private static final int MOST_DAYS = 365;

  private AssignmentBodies() {}

  /** The body that assigns claims. */
  @Schema(name = "AssignmentData")
  record Data(
      @Schema(allowableValues = {"factored", "insured"}) String kind,
      @Schema(description = "The factor or the insurer") String party,
      @Schema(description = "Of a factor: where the customer has to pay") @Nullable String account,
      @Schema(
              allowableValues = {"us", "factor"},
              description = "Of a factor: who asks the customer; the factor unless given")
          @Nullable String collects,
      @Schema(description = "Of an insurer: days after the due date, 0 to 365")
          @Nullable Integer notifyWithin,
      @Schema(description = "Of an insurer") @Nullable String policyNumber) {}

  /** The body that records a consent. */
  @Schema(name = "InsurerConsentData")
  record ConsentData(
      String by,
      @Schema(description = "From the day of the claim's document to today") LocalDate on,
      @Schema(description = "The hash of the insurer's letter among the company's files")
          String file) {}

  /** The body that ends an assignment. */
  @Schema(name = "AssignmentEndData")
  record EndData(@Schema(description = "1 to 500 printable characters") String reason) {}

  static Assignment assignment(Fields fields, Faults faults) {
    Kind kind = Words.needed(fields, "kind", Kind.values());
    String party = fields.words("party", LONGEST_NAME);
    String account = fields.optionalWords("account", LONGEST_NAME);
    Collects collects = Words.optional(fields, "collects", Collects.values());
    Integer within =
        fields.given("notifyWithin") ? fields.whole("notifyWithin", 0, MOST_DAYS) : null;
    String policy = fields.optionalWords("policyNumber", LONGEST_NAME);
    boolean factored = kind == Kind.FACTORED;
    for (String each : kind == null ? new String[0] : others(factored)) {
      if (fields.given(each)) {
        fields.fault(each, "only if kind is " + (factored ? Kind.INSURED : Kind.FACTORED));
      }
    }
    fields.refuseOthers();
    faults.refuse();
    return new Assignment(
        requireNonNull(kind),
        requireNonNull(party),
        account,
        factored ? requireNonNullElse(collects, Collects.FACTOR) : null,
        within,
        policy);
  }

  private static String[] others(boolean factored) {
    return factored
        ? new String[] {"notifyWithin", "policyNumber"}
        : new String[] {"account", "collects"};
  }

  /**
   * @param first the day of the claim's document; null = it is of all claims of a customer
   * @param today at the customer
   */
  static Consent consent(Fields fields, Faults faults, @Nullable LocalDate first, LocalDate today) {
    String by = fields.words("by", LONGEST_NAME);
    LocalDate on = fields.date("on");
    String file = FileHashes.needed(fields);
    fields.refuseOthers();
    if (on != null && on.isAfter(today)) {
      fields.fault("on", today + " (today at the customer) or before");
    } else if (on != null && first != null && on.isBefore(first)) {
      fields.fault("on", "a day from " + first + " to " + today);
    }
    faults.refuse();
    return new Consent(requireNonNull(by), requireNonNull(on), requireNonNull(file));
  }

  static String reason(Fields fields, Faults faults) {
    String reason = fields.words("reason", LONGEST_REASON);
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(reason);
  }
}
