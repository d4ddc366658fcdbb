package huikuan.ledger.documents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxDocuments in one request
 * @param commit how many documents of an account share a commit
 * @param parallel how many accounts are posted to at once, over all requests
 */
@ConfigurationProperties("huikuan.documents")
record DocumentsSettings(
    @DefaultValue("10000") int maxDocuments,
    @DefaultValue("1000") int commit,
    @DefaultValue("64") int parallel) {

  DocumentsSettings {
    check(maxDocuments > 0, "max-documents");
    check(commit > 0, "commit");
    check(parallel > 0, "parallel");
  }

  private static void check(boolean allowed, String name) {
    if (!allowed) {
      throw new IllegalArgumentException("huikuan.documents." + name + " is out of bounds");
    }
  }
}
