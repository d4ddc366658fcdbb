package huikuan.platform.web;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of a list under way: how many rows, from where on, and where the next one begins. */
public final class Page {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

  private final ListQuestion question;
  private final int limit;
  private final @Nullable Cursor after;

  Page(ListQuestion question, int limit, @Nullable Cursor after) {
    this.question = question;
    this.limit = limit;
    this.after = after;
  }

  /** The first page of a question. */
  public static Page first(ListQuestion question, int limit) {
    return new Page(question, limit, null);
  }

  public boolean isFirst() {
    return after == null;
  }

  public int limit() {
    return limit;
  }

  /** Rows to read: one more than are told says whether there is a next page. */
  public int read() {
    return limit + 1;
  }

  /**
   * A text of the key of the row after which this page begins; not of the first page.
   *
   * @throws ProblemException if the key has no such part
   */
  public String text(int at) {
    return part(before().key(), at);
  }

  /** The same of a number. */
  public long number(int at) {
    return number(text(at));
  }

  /** The same; on the first page it is {@code first}. */
  public long number(int at, long first) {
    return after == null ? first : number(at);
  }

  /**
   * The key of the row after which this page begins; empty on the first.
   *
   * @throws ProblemException if it has not so many parts
   */
  public List<String> key(int size) {
    if (after == null) {
      return List.of();
    }
    if (after.key().size() != size) {
      throw Cursor.malformed();
    }
    return after.key();
  }

  /**
   * A value of the pages before that all pages share; not of the first page.
   *
   * @throws ProblemException if there is no such part
   */
  public String pinned(int at) {
    return part(before().pinned(), at);
  }

  /** The same of a number. */
  public long pinnedNumber(int at) {
    return number(pinned(at));
  }

  private Cursor before() {
    if (after == null) {
      throw new IllegalStateException("Nothing is before the first page");
    }
    return after;
  }

  private static String part(List<String> texts, int at) {
    if (at >= texts.size()) {
      throw Cursor.malformed();
    }
    return texts.get(at);
  }

  private static long number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw Cursor.malformed();
    }
    return Long.parseLong(text);
  }

  /** Of a cursor whose texts are not what this list writes. */
  public static ProblemException malformed() {
    return Cursor.malformed();
  }

  /** The rows to tell of those that were read. */
  public <T> List<T> told(List<T> read) {
    return read.size() > limit ? read.subList(0, limit) : read;
  }

  /**
   * The value of {@code after} for the next page; null if this is the last.
   *
   * @param read {@link #read} rows, or fewer if there are no more
   * @param pinned what all pages share
   * @param key of a row, in the order of the rows
   */
  public <T> @Nullable String next(List<T> read, List<?> pinned, Function<? super T, List<?>> key) {
    return read.size() > limit
        ? new Cursor(texts(pinned), texts(key.apply(read.get(limit - 1)))).write(question)
        : null;
  }

  /** The same of a list whose pages share nothing. */
  public <T> @Nullable String next(List<T> read, Function<? super T, List<?>> key) {
    return next(read, List.of(), key);
  }

  /** The value of {@code after} for a page behind a place, however many rows this one has. */
  public String behind(List<?> key) {
    return new Cursor(List.of(), texts(key)).write(question);
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(String::valueOf).toList();
  }
}
