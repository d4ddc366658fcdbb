package huikuan.platform.personal;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The place of the keys of people, and the master keys that can read them.
 *
 * @param database of the ledger, which has the keys
 * @param masterKeys by version: 32 bytes in base64
 * @param current the version that wraps; null = the last by its name
 * @param keyFile a file with the master keys, in place of the settings; null = none
 * @param rotate whether a new master key takes the place of the old one in the file each time that
 *     somebody is forgotten: then what is left of the deleted key can't be read either
 * @param forgotten a file outside of all backups, to which the people are written who are
 *     forgotten; null = none
 */
@ConfigurationProperties("huikuan.personal")
record PersonalSettings(
    String database,
    @DefaultValue Map<String, String> masterKeys,
    @Nullable String current,
    @Nullable Path keyFile,
    boolean rotate,
    @Nullable Path forgotten) {

  PersonalSettings {
    masterKeys = Map.copyOf(masterKeys);
  }

  Path neededKeyFile() {
    if (keyFile == null) {
      throw new IllegalStateException("huikuan.personal.rotate needs huikuan.personal.key-file");
    }
    return keyFile;
  }

  MasterKeys keys() {
    if (masterKeys.isEmpty()) {
      throw new IllegalStateException(
          "huikuan.personal.master-keys is missing: data of people can't be kept without a key");
    }
    return MasterKeys.of(
        masterKeys, current == null ? new TreeMap<>(masterKeys).lastKey() : current);
  }
}
