package huikuan.ledger.documents;

import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Posts documents that come one by one, each a JSON object of its own. */
@Component
public class RecordPosting {

  private static final int MOST_NAMED = 20;

  /**
   * A document as it came.
   *
   * @param companies those that its sender may post for
   */
  public record Sent(byte[] document, Set<String> companies) {}

  private final DocumentPosting posting;

  RecordPosting(DocumentPosting posting) {
    this.posting = posting;
  }

  /**
   * Posts in order. A document that was posted before does no harm.
   *
   * @return the problem of each rejected document; empty = it was accepted, now or before
   */
  public List<Optional<Problem>> post(List<Sent> documents) {
    List<Reading> readings = documents.stream().map(RecordPosting::read).toList();
    return posting.post(readings).results().stream()
        .map(result -> Optional.ofNullable(result.problem()))
        .toList();
  }

  private static Reading read(Sent sent) {
    Reading reading = DocumentReader.read(Body.one(sent.document()));
    return switch (reading) {
      case Reading.Understood(var document)
          when !sent.companies().contains(document.account().company()) ->
          new Reading.Faulty(notHeld(sent.companies()));
      default -> reading;
    };
  }

  private static Problem notHeld(Set<String> companies) {
    String held = companies.stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return Problem.ofFields(
        "company-not-held",
        "The client does not hold the company",
        403,
        List.of(new FieldError("company", "a company that the client holds: " + held)));
  }
}
