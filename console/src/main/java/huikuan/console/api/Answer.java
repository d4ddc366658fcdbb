package huikuan.console.api;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the API, for a page to read by its names. An absent value is null: the API leaves
 * out what is null. Texts, numbers and booleans are as JSON has them; an amount is a text.
 */
public final class Answer extends AbstractMap<String, @Nullable Object> {

  private final Map<String, @Nullable Object> fields;

  private Answer(Map<String, @Nullable Object> fields) {
    this.fields = fields;
  }

  public static Answer of(Map<String, @Nullable Object> fields) {
    return new Answer(new LinkedHashMap<>(fields));
  }

  /** An object; any other node as the field {@code value}. */
  static Answer from(JsonNode node) {
    return value(node) instanceof Answer answer ? answer : of(Map.of("value", node.toString()));
  }

  /** The content of a text that is JSON; null if it is none. */
  public static @Nullable Object parse(@Nullable String text) {
    try {
      return text == null ? null : value(JsonMapper.shared().readTree(text));
    } catch (JacksonException e) {
      return null;
    }
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      node.properties().forEach(each -> fields.put(each.getKey(), value(each.getValue())));
      return new Answer(fields);
    }
    if (node.isArray()) {
      List<@Nullable Object> all = new ArrayList<>();
      node.forEach(each -> all.add(value(each)));
      return all;
    }
    if (node.isNull()) {
      return null;
    }
    return node.isBoolean()
        ? node.booleanValue()
        : node.isNumber() ? node.numberValue() : node.asString();
  }

  /** Every name can be asked for: what is absent is null. */
  @Override
  public boolean containsKey(Object name) {
    return true;
  }

  @Override
  public @Nullable Object get(Object name) {
    return fields.get(name);
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return fields.entrySet();
  }

  /** The object of this name; empty if there is none. */
  public Answer object(String name) {
    return get(name) instanceof Answer told ? told : of(Map.of());
  }

  /** The same with something more, in place of what the API told by that name. */
  public Answer with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Answer(more);
  }

  /** Whether the API told it. */
  public boolean has(String name) {
    return fields.get(name) != null;
  }

  /** By the first name, or, if that is absent, by the second. */
  public @Nullable Object first(String name, String otherwise) {
    return has(name) ? get(name) : get(otherwise);
  }

  /** Null if it is absent. */
  public @Nullable String text(String name) {
    Object value = fields.get(name);
    return value == null ? null : value.toString();
  }

  /** Values one after the other; null if there is none. */
  public @Nullable String joined(String name) {
    return fields.get(name) instanceof List<?> all && !all.isEmpty()
        ? String.join(", ", all.stream().map(String::valueOf).toList())
        : null;
  }

  /** Empty if it is absent. */
  public List<Answer> list(String name) {
    return fields.get(name) instanceof List<?> all
        ? all.stream().filter(Answer.class::isInstance).map(Answer.class::cast).toList()
        : List.of();
  }
}
