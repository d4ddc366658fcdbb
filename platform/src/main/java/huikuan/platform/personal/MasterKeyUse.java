package huikuan.platform.personal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The number of people's keys that each master key has wrapped.
 *
 * @param current the version that wraps
 * @param left how many keys other versions have wrapped
 * @param masterKeys those that are here, and those that have wrapped a key
 */
@Schema(name = "MasterKeyUse")
public record MasterKeyUse(String current, long left, List<Version> masterKeys) {

  /**
   * A master key.
   *
   * @param keys that it has wrapped
   * @param known whether it is here; if not, nobody can read what its keys have sealed
   */
  @Schema(name = "MasterKeyVersion")
  public record Version(String version, long keys, boolean known) {}

  static MasterKeyUse of(MasterKeys here, Map<String, Long> counts) {
    Map<String, Long> all = new TreeMap<>(counts);
    here.versions().forEach(version -> all.putIfAbsent(version, 0L));
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    return new MasterKeyUse(
        here.current(),
        total - Objects.requireNonNull(all.get(here.current())),
        all.entrySet().stream()
            .map(each -> new Version(each.getKey(), each.getValue(), here.has(each.getKey())))
            .toList());
  }
}
