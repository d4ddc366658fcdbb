package huikuan.ledger.documents;

import huikuan.ledger.account.Document;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.access.Companies;
import java.util.List;
import java.util.stream.Collectors;

/** The result of reading one sent document. */
sealed interface Reading {

  /** Companies that a refusal names. */
  int MOST_NAMED = 20;

  record Understood(Document document) implements Reading {}

  record Faulty(Problem problem) implements Reading {}

  /** The same, but faulty if it is about a company that its sender does not post for. */
  default Reading of(Companies companies) {
    return this instanceof Understood(var document) && !companies.has(document.account().company())
        ? new Faulty(notHeld(companies))
        : this;
  }

  private static Problem notHeld(Companies companies) {
    String held =
        companies.some().stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return Problem.ofFields(
        "company-not-held",
        "The client does not hold the company",
        403,
        List.of(new FieldError("company", "a company that the client holds: " + held)));
  }
}
