package huikuan.platform.personal;

import com.mongodb.client.MongoDatabase;
import huikuan.contracts.Sealed;
import java.util.Base64;
import java.util.Map;

/** A key that tests know, for texts about anybody. */
public final class KnownKey {

  /** The setting by which a service can read it. */
  public static final String SETTING =
      "--huikuan.personal.master-keys.test="
          + Base64.getEncoder().encodeToString(new byte[PersonKey.BYTES]);

  private static final PersonKey KEY = new PersonKey("known-key", new byte[PersonKey.BYTES]);

  public static Sealed seal(String text) {
    return KEY.seal(text);
  }

  /** Lets services read what was sealed, as if a ledger had made the key. */
  public static void addTo(MongoDatabase ledger) {
    MasterKeys masters =
        MasterKeys.of(
            Map.of("test", Base64.getEncoder().encodeToString(new byte[PersonKey.BYTES])), "test");
    new StoredKeys(ledger).add("anybody", masters.wrap(KEY));
  }

  private KnownKey() {}
}
