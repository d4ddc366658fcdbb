package huikuan.ledger.evidence;

import java.util.Arrays;
import java.util.List;

/** The words of a closed list, as JSON has them. */
final class Words {

  static List<String> of(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::toString).toList();
  }

  /**
   * @throws IllegalArgumentException if none of the values has this word
   */
  static <E extends Enum<E>> E parse(E[] values, String word) {
    return Arrays.stream(values)
        .filter(each -> each.toString().equals(word))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException(word + " is none of " + of(values)));
  }

  private Words() {}
}
