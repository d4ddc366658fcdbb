package huikuan.platform.intake;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Checks if an event read from JSON has all fields of its record. */
final class Completeness {

  private Completeness() {}

  /** The first field that is missing although it is not {@code @Nullable}; null if none is. */
  static @Nullable String missing(Object event) {
    return missing("", event);
  }

  private static @Nullable String missing(String path, Object value) {
    if (value instanceof Collection<?> elements) {
      return missingIn(path, elements);
    }
    if (!value.getClass().isRecord()) {
      return null;
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      String field = path + "/" + component.getName();
      Object content = content(component, value);
      boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (content == null && !optional) {
        return field;
      }
      String inside = content == null ? null : missing(field, content);
      if (inside != null) {
        return inside;
      }
    }
    return null;
  }

  private static @Nullable String missingIn(String path, Collection<?> elements) {
    for (Object element : elements) {
      String inside = element == null ? path : missing(path, element);
      if (inside != null) {
        return inside;
      }
    }
    return null;
  }

  private static @Nullable Object content(RecordComponent component, Object record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("A record does not show its " + component.getName(), e);
    }
  }
}
