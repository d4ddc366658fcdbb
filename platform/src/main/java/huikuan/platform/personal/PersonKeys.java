package huikuan.platform.personal;

import com.mongodb.client.MongoDatabase;
import huikuan.contracts.Sealed;
import huikuan.platform.personal.MasterKeys.Wrapped;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The keys of people, for the ledger alone, which makes and deletes them. */
public final class PersonKeys {

  private static final int AT_ONCE = 1_000;

  private final StoredKeys stored;
  private final CurrentMasterKeys masters;
  private final PersonalData data;
  private final @Nullable KeyFile rotated;
  private final @Nullable ForgottenFile forgotten;
  private final SecureRandom random = new SecureRandom();
  private final ReadWriteLock rotation = new ReentrantReadWriteLock();

  /**
   * @param rotated the file of master keys that gets a new one each time; null = none does
   * @param forgotten outside of the store, so that it outlives a restore; null = there is none
   */
  PersonKeys(
      StoredKeys stored,
      CurrentMasterKeys masters,
      PersonalData data,
      @Nullable KeyFile rotated,
      @Nullable ForgottenFile forgotten) {
    this.rotated = rotated;
    this.forgotten = forgotten;
    this.stored = stored;
    this.masters = masters;
    this.data = data;
  }

  /** The keys of a ledger's database, outside of a service. */
  public static PersonKeys of(MongoDatabase ledger, MasterKeys keys) {
    StoredKeys stored = new StoredKeys(ledger);
    CurrentMasterKeys masters = CurrentMasterKeys.of(keys);
    return new PersonKeys(stored, masters, new PersonalData(stored, masters), null, null);
  }

  /**
   * Seals texts about somebody, with a key that is made at the first time.
   *
   * @param owner who it is, by ids
   */
  public Sealer of(String owner) {
    PersonKey key = stored.of(owner).map(this::unwrapped).orElseGet(() -> make(owner));
    return key::seal;
  }

  /** Seals texts about one person. */
  public interface Sealer {
    Sealed seal(String text);
  }

  private PersonKey make(String owner) {
    PersonKey key = PersonKey.make(random);
    rotation.readLock().lock();
    try {
      return stored.add(owner, masters.current().wrap(key))
          ? key
          : stored.of(owner).map(this::unwrapped).orElseThrow();
    } finally {
      rotation.readLock().unlock();
    }
  }

  /**
   * Deletes the keys of somebody: nothing that was sealed with them can be read any more. Other
   * processes can still have them, for as long as {@link PersonalData} keeps keys.
   */
  public void forget(Collection<String> owners) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (String owner : owners) {
      stored.of(owner).map(Wrapped::id).ifPresent(id -> ids.put(id, owner));
    }
    if (forgotten != null) {
      forgotten.add(ids);
    }
    boolean any = false;
    for (Map.Entry<String, String> each : ids.entrySet()) {
      data.dropKey(each.getKey());
      any |= stored.delete(each.getValue());
    }
    if (rotated != null && (any || rotated.hasOld())) {
      rotate(rotated);
    }
  }

  /**
   * Puts a new master key in place of the old one, so that no trace of the deleted keys in the
   * store can be read. No key is made meanwhile: it could be wrapped with the one that goes.
   */
  private void rotate(KeyFile file) {
    rotation.writeLock().lock();
    try {
      file.add();
      rewrap();
      file.dropOld();
    } finally {
      rotation.writeLock().unlock();
    }
  }

  /**
   * Deletes again what a restore has brought back, and gives up master keys that came with it;
   * answers whose keys it were.
   *
   * @param first is called with each owner while its key is still there
   */
  public List<String> forgetAgain(Consumer<String> first) {
    if (rotated != null && rotated.hasOld()) {
      rotate(rotated);
    }
    List<String> back = new ArrayList<>();
    if (forgotten != null) {
      forgotten
          .ownersByKey()
          .forEach(
              (id, owner) -> {
                if (stored.of(owner).filter(key -> key.id().equals(id)).isPresent()) {
                  back.add(owner);
                }
              });
    }
    if (!back.isEmpty()) {
      back.forEach(first);
      forget(back);
    }
    return back;
  }

  /** The number of keys of people in the ledger's database. */
  public static long count(MongoDatabase ledger) {
    return ledger.getCollection(StoredKeys.KEYS).countDocuments();
  }

  /** Deletes all keys: they can't be read any more. */
  public static void deleteAll(MongoDatabase ledger) {
    ledger.getCollection(StoredKeys.KEYS).deleteMany(new Document());
  }

  private PersonKey unwrapped(Wrapped found) {
    return masters.unwrap(found, stored);
  }

  /** The number of keys that each master key has wrapped. */
  public MasterKeyUse use() {
    return MasterKeyUse.of(masters.current(), stored.countsByVersion());
  }

  /**
   * Wraps some of the keys that another master key has wrapped with the current one, and answers
   * how many: none is left if it is none. Keys of a version that is not here stay as they are. What
   * was done stays done if it is broken off.
   *
   * @throws MasterKeyMissing if a version that is here is not the key that has wrapped them
   */
  public int rewrapSome() {
    rotation.readLock().lock();
    try {
      MasterKeys current = masters.current();
      Set<String> others = new TreeSet<>(current.versions());
      others.remove(current.current());
      List<Wrapped> found = stored.wrappedWith(others, AT_ONCE);
      if (!found.isEmpty()) {
        stored.replace(found.stream().map(each -> current.wrap(current.unwrap(each))).toList());
      }
      return found.size();
    } finally {
      rotation.readLock().unlock();
    }
  }

  /** Wraps all keys with the current master key; answers how many had another. */
  public int rewrap() {
    MasterKeys current = masters.current();
    int done = 0;
    List<Wrapped> others = stored.wrappedOtherwise(current.current(), AT_ONCE);
    while (!others.isEmpty()) {
      stored.replace(others.stream().map(each -> current.wrap(unwrapped(each))).toList());
      done += others.size();
      others = stored.wrappedOtherwise(current.current(), AT_ONCE);
    }
    return done;
  }
}
