package huikuan.ledger.account;

import huikuan.ledger.account.OpenItem.Link;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts about a company's documents on which one account decides. */
final class Known {

  private final Items items;
  private final Archive archive;
  private final Version version;
  private final Collection<AccountEvent> justNow;
  private final LocalDate today;
  private final Ahead ahead;

  /**
   * @param version the account's, before this command
   * @param justNow events that the same command has caused; the log does not have them yet
   * @param today the company's day on which it decides
   * @param ahead effects that wait for later days
   */
  Known(
      Items items,
      Archive archive,
      Version version,
      Collection<AccountEvent> justNow,
      LocalDate today,
      Ahead ahead) {
    this.items = items;
    this.archive = archive;
    this.version = version;
    this.justNow = justNow;
    this.today = today;
    this.ahead = ahead;
  }

  Ahead ahead() {
    return ahead;
  }

  LocalDate today() {
    return today;
  }

  Items items() {
    return items;
  }

  @Nullable Past past(DocumentKey key) {
    return pasts(List.of(key)).get(key);
  }

  /**
   * The pasts of these documents; one that was never posted is missing. Each event is looked at
   * once, for all documents that it is about.
   */
  Map<DocumentKey, Past> pasts(Collection<DocumentKey> keys) {
    Map<DocumentKey, List<AccountEvent>> about = about(keys);
    IdentityHashMap<AccountEvent, Map<ItemName, List<Link>>> links = new IdentityHashMap<>();
    Map<DocumentKey, Past> pasts = new HashMap<>();
    about.forEach(
        (key, events) ->
            pasts.put(key, Past.of(key, events, event -> links.computeIfAbsent(event, Links::of))));
    return pasts;
  }

  private Map<DocumentKey, List<AccountEvent>> about(Collection<DocumentKey> keys) {
    Map<DocumentKey, List<AccountEvent>> about = new HashMap<>();
    archive.about(keys, version).forEach((key, events) -> about.put(key, new ArrayList<>(events)));
    Map<String, DocumentKey> asked = new HashMap<>();
    keys.forEach(key -> asked.put(key.toString(), key));
    for (AccountEvent event : justNow) {
      Stream.concat(Stream.of(event.key().toString()), event.mentions().stream())
          .map(asked::get)
          .filter(Objects::nonNull)
          .forEach(key -> about.computeIfAbsent(key, none -> new ArrayList<>()).add(event));
    }
    return about;
  }
}
