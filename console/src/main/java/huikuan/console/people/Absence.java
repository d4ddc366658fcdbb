package huikuan.console.people;

import huikuan.console.api.Answer;
import huikuan.console.page.Address;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a person is away, unless they are over.
 *
 * @param from null = since ever
 * @param to null = for good
 * @param deputy the id of who stands in; null = nobody does
 */
public record Absence(@Nullable String from, @Nullable String to, @Nullable String deputy) {

  /**
   * Of a person, as the API tells it.
   *
   * @return null = the person is not away, nor will be
   */
  public static @Nullable Absence of(Frame frame, Answer person) {
    if (!(person.get("absence") instanceof Answer told)) {
      return null;
    }
    Absence absence = new Absence(told.text("from"), told.text("to"), told.text("deputy"));
    return absence.isOver(frame.today()) ? null : absence;
  }

  private boolean isOver(@Nullable String today) {
    return to != null && today != null && to.compareTo(today) < 0;
  }

  /** The days, such as {@code 2026-04-10 – 2026-04-20}. */
  public static Cell days(@Nullable Absence absence) {
    return Cell.day(
        absence == null
            ? null
            : "%s – %s"
                .formatted(
                    Objects.requireNonNullElse(absence.from, "…"),
                    Objects.requireNonNullElse(absence.to, "…")));
  }

  /**
   * The person who stands in, or that nobody does.
   *
   * @param name of a person by the id
   * @param place where a person is shown; null = nowhere
   */
  public static Cell deputy(
      @Nullable Absence absence,
      Function<String, String> name,
      Function<String, @Nullable Address> place) {
    if (absence == null) {
      return Cell.text(null);
    }
    return absence.deputy == null
        ? Cell.word("person", "no-deputy")
        : Cell.text(name.apply(absence.deputy)).to(place.apply(absence.deputy));
  }
}
