package huikuan.ledger.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is known of a company's documents while one account decides. */
final class Known {

  private final Items items;
  private final Archive archive;
  private final Collection<AccountEvent> justNow;

  /**
   * @param justNow what this account decided in the same command, which no log has yet
   */
  Known(Items items, Archive archive, Collection<AccountEvent> justNow) {
    this.items = items;
    this.archive = archive;
    this.justNow = justNow;
  }

  Items items() {
    return items;
  }

  @Nullable Past past(DocumentKey key) {
    return pasts(List.of(key)).get(key);
  }

  /** Those that were never posted are missing. */
  Map<DocumentKey, Past> pasts(Collection<DocumentKey> keys) {
    Map<DocumentKey, List<AccountEvent>> logged = archive.about(keys);
    Map<DocumentKey, Past> pasts = new HashMap<>();
    for (DocumentKey key : keys) {
      List<AccountEvent> about = new ArrayList<>(logged.getOrDefault(key, List.of()));
      justNow.stream().filter(event -> about(event, key)).forEach(about::add);
      Past past = Past.of(key, about);
      if (past != null) {
        pasts.put(key, past);
      }
    }
    return pasts;
  }

  private static boolean about(AccountEvent event, DocumentKey key) {
    return event.key().equals(key) || event.mentions().contains(key.toString());
  }
}
