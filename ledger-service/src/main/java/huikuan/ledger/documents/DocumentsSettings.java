package huikuan.ledger.documents;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxBody a larger body is refused whole
 * @param atOnce how much of bodies is worked on at once; others wait
 * @param patience how long a request waits for room before it is sent away
 * @param maxDocuments in one request
 * @param commit how many documents of an account share a commit
 * @param parallel how many accounts are posted to at once, over all requests
 */
@ConfigurationProperties("huikuan.documents")
record DocumentsSettings(
    @DefaultValue("16MB") DataSize maxBody,
    @DefaultValue("24MB") DataSize atOnce,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("10000") int maxDocuments,
    @DefaultValue("1000") int commit,
    @DefaultValue("64") int parallel) {

  DocumentsSettings {
    check(maxBody.toBytes() > 0 && maxBody.toBytes() <= Integer.MAX_VALUE / 2, "max-body");
    check(atOnce.compareTo(maxBody) >= 0, "at-once");
    check(!patience.isNegative(), "patience");
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
