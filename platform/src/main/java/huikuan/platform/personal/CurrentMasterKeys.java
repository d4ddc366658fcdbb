package huikuan.platform.personal;

import huikuan.platform.personal.MasterKeys.Wrapped;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The master keys as they are now: a file of them can have got another version meanwhile. */
final class CurrentMasterKeys {

  private final Supplier<MasterKeys> source;
  private volatile @Nullable MasterKeys known;

  private CurrentMasterKeys(Supplier<MasterKeys> source) {
    this.source = source;
  }

  /** The master keys of settings, which are wrong at once or never. */
  static CurrentMasterKeys of(MasterKeys keys) {
    return new CurrentMasterKeys(() -> keys);
  }

  /** The master keys of a source, which is asked when a key is needed. */
  static CurrentMasterKeys of(Supplier<MasterKeys> source) {
    return new CurrentMasterKeys(source);
  }

  /** The master keys of a file, which is read when a key is needed. */
  static CurrentMasterKeys ofFile(Path file) {
    return new CurrentMasterKeys(new KeyFile(file)::read);
  }

  /** The master keys as they are now; their current version wraps. */
  MasterKeys current() {
    MasterKeys read = source.get();
    known = read;
    return read;
  }

  /**
   * Reads a key. One that was wrapped anew since it was found is looked for again.
   *
   * @throws MasterKeyMissing if it was wrapped with a version that is not here
   */
  PersonKey unwrap(Wrapped found, StoredKeys stored) {
    try {
      return unwrap(found);
    } catch (MasterKeyMissing e) {
      return stored.find(Set.of(found.id())).stream()
          .filter(again -> !again.version().equals(found.version()))
          .map(this::unwrap)
          .findFirst()
          .orElseThrow(() -> e);
    }
  }

  private PersonKey unwrap(Wrapped wrapped) {
    MasterKeys before = known;
    MasterKeys keys = before != null && before.has(wrapped.version()) ? before : current();
    return keys.unwrap(wrapped);
  }
}
