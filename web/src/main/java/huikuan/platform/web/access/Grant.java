package huikuan.platform.web.access;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role with the companies that it is held for, such as {@code finance@CN01,DE01}.
 *
 * @param companies null = it names none, such as {@code finance}
 */
record Grant(Role role, @Nullable Companies companies) {

  /** Empty if there is no such role. */
  static Optional<Grant> parse(String text) {
    String[] parts = text.split("@", 2);
    return Role.of(parts[0].strip())
        .map(role -> new Grant(role, parts.length == 1 ? null : companies(parts[1])));
  }

  private static Companies companies(String names) {
    return Companies.of(Arrays.stream(names.split(",")).map(String::strip).toList());
  }
}
