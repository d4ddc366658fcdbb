package huikuan.ledger.documents;

import huikuan.platform.web.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Posts documents that come one by one, each a JSON object of its own. */
@Component
public class RecordPosting {

  private final DocumentPosting posting;

  RecordPosting(DocumentPosting posting) {
    this.posting = posting;
  }

  /**
   * Posts in order. A document that was posted before does no harm.
   *
   * @return the problem of each rejected document; empty = it was accepted, now or before
   */
  public List<Optional<Problem>> post(List<byte[]> documents) {
    List<Reading> readings = documents.stream().map(Body::one).map(DocumentReader::read).toList();
    return posting.post(readings).results().stream()
        .map(result -> Optional.ofNullable(result.problem()))
        .toList();
  }
}
