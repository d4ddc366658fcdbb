package huikuan.console.books;

import huikuan.console.api.Answer;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The history of an item, told without repetition: an event lacks what stands above it of the item
 * itself, and what follows from the rest.
 *
 * @param posted the item's own document
 * @param zone of the company's days
 */
record ItemHistory(Answer posted, ZoneId zone) {

  private static final Answer NOTHING = Answer.of(Map.of());
  private static final String DOCUMENT = "document";
  private static final String POSTED_ON = "postedOn";
  private static final String PUT_OFF = "putOff";
  private static final String AGREED_ON = "agreedOn";
  private static final String AMOUNT = "amount";
  private static final String CHANGE = "change";
  private static final String OPEN = "open";

  /** The events, the oldest first. */
  List<Answer> told(List<Answer> events) {
    return events.stream().map(this::told).toList();
  }

  private Answer told(Answer event) {
    Answer document = event.object(DOCUMENT);
    BigDecimal change = number(event, CHANGE);
    boolean changes = change != null && change.signum() != 0;
    return event
        .with(CHANGE, changes ? event.get(CHANGE) : null)
        .with(OPEN, changes && !isSame(change, number(event, OPEN)) ? event.get(OPEN) : null)
        .with(DOCUMENT, isOwn(document) ? NOTHING : ofOther(event, document, change));
  }

  private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one != null && other != null && one.compareTo(other) == 0;
  }

  private boolean isOwn(Answer document) {
    return Objects.equals(document.text("kind"), posted.text("kind"))
        && Objects.equals(document.text("number"), posted.text("number"));
  }

  private Answer ofOther(Answer event, Answer document, @Nullable BigDecimal change) {
    Answer putOff = document.object(PUT_OFF);
    String postedOn = document.text(POSTED_ON);
    boolean known =
        postedOn == null
            || postedOn.equals(dayOf(event))
            || postedOn.equals(putOff.text(AGREED_ON));
    boolean same = isSame(number(document, AMOUNT), change == null ? null : change.abs());
    return unlike(document, "contract", "salesOwner")
        .with(POSTED_ON, known ? null : postedOn)
        .with(AMOUNT, same ? null : document.get(AMOUNT));
  }

  /** Without those fields that are as of the item. */
  private Answer unlike(Answer document, String... names) {
    Answer left = document;
    for (String name : names) {
      if (Objects.equals(document.get(name), posted.get(name))) {
        left = left.with(name, null);
      }
    }
    return left;
  }

  private @Nullable String dayOf(Answer event) {
    String at = event.text("recordedAt");
    return at == null
        ? null
        : OffsetDateTime.parse(at).atZoneSameInstant(zone).toLocalDate().toString();
  }

  private static @Nullable BigDecimal number(Answer of, String name) {
    String told = of.text(name);
    return told == null ? null : new BigDecimal(told);
  }
}
