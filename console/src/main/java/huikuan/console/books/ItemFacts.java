package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.api.Part;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an item stands, by its history.
 *
 * @param dueOn as it was put off last; null = it has no due date
 * @param open null = nothing can be open of it
 */
record ItemFacts(
    String currency,
    @Nullable Object amount,
    @Nullable String dueOn,
    @Nullable Object open,
    @Nullable String reference) {

  /**
   * @param history as it was asked for
   * @return null = it is not known
   */
  static @Nullable ItemFacts of(
      String account, String kind, String number, @Nullable Object history) {
    if (!(history instanceof Part<?> part)
        || !part.there()
        || !(part.get() instanceof Answer told)) {
      return null;
    }
    List<Answer> events = told.list("events");
    Answer posted =
        documents(events)
            .filter(each -> kind.equals(each.text("kind")) && number.equals(each.text("number")))
            .findFirst()
            .orElse(null);
    return posted == null
        ? null
        : new ItemFacts(
            account.substring(account.lastIndexOf('.') + 1),
            posted.get("amount"),
            dueOn(events, posted),
            events.getLast().get("open"),
            posted.text("reference"));
  }

  private static Stream<Answer> documents(List<Answer> events) {
    return events.stream()
        .map(event -> event.get("document"))
        .filter(Answer.class::isInstance)
        .map(Answer.class::cast);
  }

  private static @Nullable String dueOn(List<Answer> events, Answer posted) {
    return documents(events)
        .filter(document -> document.get("putOff") instanceof Answer)
        .map(document -> document.text("dueOn"))
        .filter(Objects::nonNull)
        .reduce((_, later) -> later)
        .orElseGet(() -> posted.text("dueOn"));
  }
}
