package huikuan.platform.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoDatabase;
import huikuan.contracts.Sealed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads what was sealed about people. Keys are kept in memory for ten minutes. */
public final class PersonalData {

  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int MOST_KEPT = 100_000;

  private final StoredKeys stored;
  private final CurrentMasterKeys masters;
  private final Cache<String, PersonKey> known =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

  PersonalData(StoredKeys stored, CurrentMasterKeys masters) {
    this.stored = stored;
    this.masters = masters;
  }

  /**
   * Reads the data of services that do not run.
   *
   * @param ledger the database of the ledger
   * @param keys the master keys; read when they are needed
   */
  public static PersonalData of(MongoDatabase ledger, Supplier<MasterKeys> keys) {
    return new PersonalData(new StoredKeys(ledger), CurrentMasterKeys.of(keys));
  }

  /**
   * The text; empty = the person is forgotten.
   *
   * @throws MasterKeyMissing if the key is there, and can't be read
   */
  public Optional<String> open(Sealed sealed) {
    return Optional.ofNullable(keys(Set.of(sealed.key())).get(sealed.key()))
        .map(key -> key.open(sealed));
  }

  /** The same of several: those of people who are forgotten are left out. */
  public Map<Sealed, String> openAll(Collection<Sealed> sealed) {
    Map<String, PersonKey> keys =
        keys(sealed.stream().map(Sealed::key).collect(Collectors.toSet()));
    Map<Sealed, String> texts = new HashMap<>();
    for (Sealed each : sealed) {
      PersonKey key = keys.get(each.key());
      if (key != null) {
        texts.put(each, key.open(each));
      }
    }
    return texts;
  }

  /** A text sealed with a key that is there; empty = the person is forgotten. */
  public Optional<Sealed> seal(String key, String text) {
    return Optional.ofNullable(keys(Set.of(key)).get(key)).map(found -> found.seal(text));
  }

  /** The ids of those of these keys that are there. */
  public Set<String> present(Collection<String> ids) {
    return stored.find(ids).stream().map(MasterKeys.Wrapped::id).collect(Collectors.toSet());
  }

  private Map<String, PersonKey> keys(Set<String> ids) {
    Map<String, PersonKey> keys = new HashMap<>(known.getAllPresent(ids));
    List<String> others = new ArrayList<>(ids);
    others.removeAll(keys.keySet());
    if (!others.isEmpty()) {
      for (PersonKey found :
          stored.find(others).stream().map(key -> masters.unwrap(key, stored)).toList()) {
        keys.put(found.id(), found);
        known.put(found.id(), found);
      }
    }
    return keys;
  }

  void dropKey(String id) {
    known.invalidate(id);
  }
}
