package huikuan.contracts;

import java.util.Arrays;

/** The values of closed lists, each known by the word that its {@code toString} tells. */
public final class ClosedList {

  /**
   * @throws IllegalArgumentException that tells the known words, if none of the values has this one
   */
  public static <E extends Enum<E>> E parse(E[] values, String word) {
    return Arrays.stream(values)
        .filter(each -> each.toString().equals(word))
        .findAny()
        .orElseThrow(
            () -> new IllegalArgumentException(word + " is none of " + Arrays.toString(values)));
  }

  private ClosedList() {}
}
