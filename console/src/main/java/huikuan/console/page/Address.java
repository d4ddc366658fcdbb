package huikuan.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The address of a view: a path and its query. Each change makes another address, so a link leads
 * to what the page would show then.
 *
 * @param path as it stands in a link
 */
public record Address(String path, Map<String, List<String>> query) {

  public Address {
    query = new LinkedHashMap<>(query);
  }

  /** With a value in place of all the parameter has; null or blank takes it away. */
  public Address with(String name, @Nullable Object value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(query);
    if (value == null || value.toString().isBlank()) {
      changed.remove(name);
    } else {
      changed.put(name, List.of(value.toString()));
    }
    return new Address(path, changed);
  }

  public Address without(String... names) {
    Map<String, List<String>> changed = new LinkedHashMap<>(query);
    Arrays.asList(names).forEach(changed::remove);
    return new Address(path, changed);
  }

  /**
   * The same question at a path below this one. Whatever an id holds, it stays one part of the
   * path.
   *
   * @param more with {@code {}} for each of the ids
   */
  public Address below(String more, @Nullable Object... ids) {
    StringBuilder below = new StringBuilder(path);
    int at = 0;
    for (String part : more.split("(?<=\\{})|(?=\\{})")) {
      below.append(part.equals("{}") ? UriUtils.encode(String.valueOf(ids[at++]), UTF_8) : part);
    }
    return new Address(below.toString(), query);
  }

  /** The same question at another path. */
  public Address as(String other) {
    return new Address(other, query);
  }

  /** The same question, of another page of the list. */
  public Address next(@Nullable String after) {
    return with("after", after);
  }

  /** The first value of a parameter; empty if there is none. */
  public String value(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** Names and values for the hidden fields of a form that goes to this address. */
  public List<Map.Entry<String, String>> fieldsWithout(String... names) {
    List<String> left = Arrays.asList(names);
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    query.forEach(
        (name, values) -> {
          if (!left.contains(name)) {
            values.forEach(value -> fields.add(Map.entry(name, value)));
          }
        });
    return fields;
  }

  /** As it stands in a link. */
  @Override
  public String toString() {
    UriComponentsBuilder builder = UriComponentsBuilder.newInstance();
    List<String> values = new ArrayList<>();
    query.forEach(
        (name, all) -> {
          for (String value : all) {
            builder.queryParam("{" + values.size() + "}", "{" + (values.size() + 1) + "}");
            values.add(name);
            values.add(value);
          }
        });
    return path + builder.encode().buildAndExpand(values.toArray()).toUriString();
  }
}
