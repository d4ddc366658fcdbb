package huikuan.ledger.evidence;

import huikuan.contracts.readiness.InvoiceState;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells why something of evidence, or of an invoice's way, is refused. */
final class EvidenceProblems {

  static Problem of(EvidenceRefusal refusal) {
    return switch (refusal) {
      case EvidenceRefusal.NoSuchEvidence(int number) ->
          Problem.notFound("evidence", Integer.toString(number));
      case EvidenceRefusal.Withdrawn(int number) ->
          Problem.of(
              "evidence-withdrawn",
              "The evidence was withdrawn",
              409,
              "Evidence %d proves nothing any more. Send a copy of another piece."
                  .formatted(number));
      case EvidenceRefusal.TooMuch(int most) -> tooMuch(most);
    };
  }

  static Problem tooLarge(long bytes, long most) {
    return Problem.of(
        "copy-too-large",
        "The file is too large for a mail",
        422,
        "A copy is mailed up to %,d bytes; the file has %,d. Hand it over in another way."
            .formatted(most, bytes));
  }

  /**
   * @param owner the customer whose contract it is
   */
  static Problem otherCustomer(String contract, String owner) {
    return Problem.ofFields(
        "other-customer",
        "Other customer",
        422,
        List.of(
            new FieldError(
                "customer", "%s: contract %s is one of its own".formatted(owner, contract))));
  }

  static Problem tooMuch(int most) {
    return Problem.of(
        "too-much-evidence",
        "There is too much already",
        409,
        "At most %d are kept of one subject. Nothing was changed.".formatted(most));
  }

  /** Names the states that may follow. */
  static Problem outOfOrder(@Nullable InvoiceState now, InvoiceState wanted) {
    List<InvoiceState> next = InvoiceState.after(now);
    return Problem.of(
        "state-out-of-order",
        "The state does not follow",
        409,
        "%s does not follow %s, but %s may. Nothing was changed."
            .formatted(
                wanted,
                now == null ? "nothing" : now,
                next.stream().map(InvoiceState::toString).collect(Collectors.joining(", "))));
  }

  private EvidenceProblems() {}
}
