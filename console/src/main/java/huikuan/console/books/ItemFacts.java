package huikuan.console.books;

import huikuan.console.api.Answer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of an item, by its history.
 *
 * @param posted its own document
 * @param dueOn as it was put off last; null = it has no due date
 * @param open null = nothing can be open of it
 * @param extension the number of the last extension that stands; null = none does
 */
record ItemFacts(
    String currency,
    Answer posted,
    @Nullable String dueOn,
    @Nullable Object open,
    @Nullable String extension) {

  private static final String EXTENSION = "extension";

  /**
   * @param events of the item's history, the oldest first
   * @return null = its own document is not among them
   */
  static @Nullable ItemFacts of(String account, String kind, String number, List<Answer> events) {
    Answer posted =
        documents(events)
            .filter(each -> kind.equals(each.text("kind")) && number.equals(each.text("number")))
            .findFirst()
            .orElse(null);
    return posted == null
        ? null
        : new ItemFacts(
            account.substring(account.lastIndexOf('.') + 1),
            posted,
            dueOn(events, posted),
            events.getLast().get("open"),
            extension(events));
  }

  private static Stream<Answer> documents(List<Answer> events) {
    return events.stream()
        .map(event -> event.get("document"))
        .filter(Answer.class::isInstance)
        .map(Answer.class::cast);
  }

  private static @Nullable String dueOn(List<Answer> events, Answer posted) {
    return documents(events)
        .filter(document -> isExtension(document) || takenBack(document) != null)
        .map(document -> document.text("dueOn"))
        .filter(Objects::nonNull)
        .reduce((_, later) -> later)
        .orElseGet(() -> posted.text("dueOn"));
  }

  private static @Nullable String extension(List<Answer> events) {
    Set<String> gone =
        documents(events)
            .map(ItemFacts::takenBack)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return documents(events)
        .filter(ItemFacts::isExtension)
        .map(document -> document.text("number"))
        .filter(Objects::nonNull)
        .filter(number -> !gone.contains(number))
        .reduce((_, later) -> later)
        .orElse(null);
  }

  private static boolean isExtension(Answer document) {
    return document.get("putOff") instanceof Answer;
  }

  /** The number of the extension that a document takes back; null = it takes none back. */
  private static @Nullable String takenBack(Answer document) {
    return document.get("reverses") instanceof Answer reversed
            && EXTENSION.equals(reversed.text("kind"))
        ? reversed.text("number")
        : null;
  }
}
