package huikuan.ledger.documents;

import huikuan.platform.web.Problem;
import huikuan.platform.web.access.Companies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Posts documents that come one by one, each a JSON object of its own. */
@Component
public class RecordPosting {

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
    return DocumentReader.read(Body.one(sent.document())).of(Companies.of(sent.companies()));
  }
}
