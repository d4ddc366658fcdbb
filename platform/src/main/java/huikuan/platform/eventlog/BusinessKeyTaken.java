package huikuan.platform.eventlog;

import java.util.List;

/** A commit claims a key that an earlier one holds; nothing of it was appended. */
public final class BusinessKeyTaken extends RuntimeException {

  private final List<String> keys;

  BusinessKeyTaken(List<String> keys) {
    super("One of these keys is taken: " + keys);
    this.keys = List.copyOf(keys);
  }

  /** All keys of the refused commit; at least one of them is taken. */
  public List<String> keys() {
    return keys;
  }
}
