package huikuan.ledger.contract;

import huikuan.platform.fields.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the words of a closed list. */
final class Words {

  private Words() {}

  /** One of these; null if it is absent or another, and then faulted. */
  static <E extends Enum<E>> @Nullable E needed(Fields fields, String name, List<E> choices) {
    return of(fields.choice(name, texts(choices)), choices);
  }

  /** One of these; null if it is absent, or if it is another and then faulted. */
  static <E extends Enum<E>> @Nullable E optional(Fields fields, String name, List<E> choices) {
    return of(fields.optionalChoice(name, texts(choices)), choices);
  }

  private static List<String> texts(List<? extends Enum<?>> choices) {
    return choices.stream().map(Enum::toString).toList();
  }

  private static <E extends Enum<E>> @Nullable E of(@Nullable String text, List<E> choices) {
    return choices.stream().filter(each -> each.toString().equals(text)).findAny().orElse(null);
  }
}
