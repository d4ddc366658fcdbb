package huikuan.console.page;

import huikuan.console.api.Answer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The body that a form tells to the API. Its fields are named as those of the API, such as {@code
 * addresses[0].value}. What is not filled in is left out. A form that is refused is shown again by
 * it: each fault stands where the API found it.
 */
public final class FormBody {

  private static final int MOST_ROWS = 250;

  private final MultiValueMap<String, String> form;
  private final String prefix;
  private final Map<String, @Nullable Object> body = new LinkedHashMap<>();

  private FormBody(MultiValueMap<String, String> form, String prefix) {
    this.form = form;
    this.prefix = prefix;
  }

  public static FormBody of(MultiValueMap<String, String> form) {
    return new FormBody(form, "");
  }

  public FormBody texts(String... names) {
    for (String name : names) {
      put(name, filled(name));
    }
    return this;
  }

  /** Amounts may be typed as pages show them. */
  public FormBody amounts(String... names) {
    for (String name : names) {
      @Nullable String typed = filled(name);
      put(name, typed == null ? null : Forms.amount(typed));
    }
    return this;
  }

  /** Whole numbers; what is none is told as it is typed, and the API says what is wrong with it. */
  public FormBody wholes(String... names) {
    for (String name : names) {
      @Nullable String typed = filled(name);
      put(name, typed == null ? null : whole(typed));
    }
    return this;
  }

  public FormBody flags(String... names) {
    for (String name : names) {
      put(name, "true".equals(filled(name)) ? Boolean.TRUE : null);
    }
    return this;
  }

  /** All that is chosen by this name. */
  public FormBody several(String name) {
    return all(
        name,
        form.getOrDefault(prefix + name, List.of()).stream()
            .filter(value -> !value.isBlank())
            .toList());
  }

  /** One on each line. */
  public FormBody lines(String name) {
    return all(name, pieces(name, "\\R"));
  }

  /** With blanks or commas between them. */
  public FormBody words(String name) {
    return all(name, pieces(name, "[\\s,，、]+"));
  }

  /** The same, of whole numbers. */
  public FormBody numbers(String name) {
    return all(name, pieces(name, "[\\s,，、]+").stream().map(FormBody::whole).toList());
  }

  /** An object in it; left out if nothing of it is filled in. */
  public FormBody within(String name, Consumer<FormBody> fields) {
    FormBody inner = new FormBody(form, prefix + name + ".");
    fields.accept(inner);
    put(name, inner.body.isEmpty() ? null : inner.answer());
    return this;
  }

  /**
   * Objects in a list.
   *
   * @param telling a row in which none of these is filled in is left out
   */
  public FormBody rows(String name, List<String> telling, Consumer<FormBody> fields) {
    return all(
        name,
        IntStream.range(0, MOST_ROWS)
            .mapToObj(at -> prefix + name + "[" + at + "].")
            .filter(row -> form.keySet().stream().anyMatch(key -> key.startsWith(row)))
            .map(row -> row(row, fields))
            .filter(row -> telling.stream().anyMatch(row::has))
            .toList());
  }

  private Answer row(String name, Consumer<FormBody> fields) {
    FormBody row = new FormBody(form, name);
    fields.accept(row);
    return row.answer();
  }

  /** The body, as it is sent, and as the form reads it when it is shown again. */
  public Answer answer() {
    return Answer.of(body);
  }

  private FormBody all(String name, List<?> values) {
    put(name, values.isEmpty() ? null : values);
    return this;
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private @Nullable String filled(String name) {
    String typed = Objects.requireNonNullElse(form.getFirst(prefix + name), "").strip();
    return typed.isEmpty() ? null : typed;
  }

  private List<String> pieces(String name, String between) {
    @Nullable String typed = filled(name);
    return typed == null
        ? List.of()
        : Arrays.stream(typed.split(between))
            .map(String::strip)
            .filter(piece -> !piece.isEmpty())
            .toList();
  }

  private static Object whole(String typed) {
    return typed.matches("-?\\d{1,9}") ? (Object) Integer.valueOf(typed) : typed;
  }
}
