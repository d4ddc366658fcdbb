package huikuan.console.page;

import huikuan.console.api.Answer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One place of a table.
 *
 * @param value as the API told it; null = nothing
 * @param family of words, if it is a name of the API
 * @param link where more of it is; null = nowhere
 * @param missing what a demand lacks that waits for it; empty = none waits
 */
public record Cell(
    Kind kind,
    @Nullable Object value,
    String family,
    @Nullable Address link,
    List<Answer> missing) {

  /** How it is shown. */
  public enum Kind {
    TEXT,
    /** A decimal in the currency that stands beside it. */
    AMOUNT,
    /** An amount with its currency, or a list of them. */
    MONEY,
    COUNT,
    DAY,
    MOMENT,
    /** A name of the API, in words. */
    WORD,
    /** The same, with a colour. */
    STATE,
    /** Something technical. */
    CODE;

    public boolean numeric() {
      return this == AMOUNT || this == MONEY || this == COUNT;
    }
  }

  private static Cell of(Kind kind, @Nullable Object value) {
    return new Cell(kind, value, "", null, List.of());
  }

  public static Cell text(@Nullable Object value) {
    return of(Kind.TEXT, value);
  }

  /** An amount of a row, in the currency that the row names; nothing if it has no such amount. */
  public static Cell money(Answer row, String amount) {
    return money(row.has(amount) ? row.text(amount) + " " + row.text("currency") : null);
  }

  /** The numbers of a row's items. */
  public static Cell numbers(Answer row) {
    return text(
        row.list("items").stream()
            .map(each -> String.valueOf(each.text("number")))
            .collect(Collectors.joining(", ")));
  }

  /** Somebody of the house, or a program. */
  public static Cell actor(@Nullable Object value) {
    return text(Formats.actor(value));
  }

  public static Cell amount(@Nullable Object value) {
    return of(Kind.AMOUNT, value);
  }

  public static Cell money(@Nullable Object value) {
    return of(Kind.MONEY, value);
  }

  public static Cell count(@Nullable Object value) {
    return of(Kind.COUNT, value);
  }

  public static Cell day(@Nullable Object value) {
    return of(Kind.DAY, value);
  }

  public static Cell moment(@Nullable Object value) {
    return of(Kind.MOMENT, value);
  }

  public static Cell code(@Nullable Object value) {
    return of(Kind.CODE, value);
  }

  public static Cell word(String family, @Nullable Object value) {
    return new Cell(Kind.WORD, value, family, null, List.of());
  }

  public static Cell state(String family, @Nullable Object value) {
    return new Cell(Kind.STATE, value, family, null, List.of());
  }

  /** The same, leading somewhere. */
  public Cell to(@Nullable Address where) {
    return new Cell(kind, value, family, where, missing);
  }

  /** The same, marked if a demand waits for what is missing. */
  public Cell lacking(List<Answer> what) {
    return new Cell(kind, value, family, link, what);
  }

  public boolean isEmpty() {
    return value == null
        || (value instanceof List<?> several ? several.isEmpty() : value.toString().isEmpty());
  }
}
