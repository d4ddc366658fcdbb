package huikuan.ledger.documents;

import huikuan.platform.web.Problem;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Companies;
import huikuan.platform.web.access.Role;
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
   * Posts what a client sent, in order, for the companies that it holds. A document that was posted
   * before does no harm.
   *
   * @return the problem of each rejected document; empty = it was accepted, now or before
   */
  public List<Optional<Problem>> post(Caller client, List<byte[]> documents) {
    Companies companies = client.companies(Role.ERP);
    List<Reading> readings =
        documents.stream()
            .map(document -> DocumentReader.read(Body.one(document)).of(companies))
            .toList();
    return client.ask(() -> posting.post(readings)).results().stream()
        .map(result -> Optional.ofNullable(result.problem()))
        .toList();
  }
}
