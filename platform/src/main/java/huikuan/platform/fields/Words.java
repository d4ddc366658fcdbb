package huikuan.platform.fields;

import huikuan.contracts.ClosedList;
import huikuan.platform.web.FieldError;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of closed lists, as JSON has them: what the values of an enum tell of themselves. */
public final class Words {

  public static List<String> of(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::toString).toList();
  }

  /**
   * @throws IllegalArgumentException if none of the values has this word
   */
  public static <E extends Enum<E>> E parse(E[] values, String word) {
    return ClosedList.parse(values, word);
  }

  /** The value of a field; null if it is absent or another, and then faulted. */
  @SafeVarargs
  public static <E extends Enum<E>> @Nullable E needed(Fields fields, String name, E... choices) {
    return value(fields.choice(name, of(choices)), choices);
  }

  /** The value of a field; null if it is absent, or if it is another and then faulted. */
  @SafeVarargs
  public static <E extends Enum<E>> @Nullable E optional(Fields fields, String name, E... choices) {
    return value(fields.optionalChoice(name, of(choices)), choices);
  }

  /**
   * Faults a field that one value of another field needs, and no other has.
   *
   * @param value of the other field; null = it was faulted
   * @param need the words for what is needed
   * @param choices the values that are allowed; none = it is no closed list
   */
  public static <E extends Enum<E>> void onlyOf(
      @Nullable E value, E only, Fields fields, String name, String need, Enum<?>... choices) {
    if (value == only && !fields.given(name)) {
      fields.fault(name, choices.length == 0 ? need : need + ": " + FieldError.oneOf(of(choices)));
    } else if (value != null && value != only && fields.given(name)) {
      fields.fault(name, "absent: only of %s".formatted(only));
    }
  }

  private static <E extends Enum<E>> @Nullable E value(@Nullable String word, E[] choices) {
    return word == null ? null : parse(choices, word);
  }

  private Words() {}
}
