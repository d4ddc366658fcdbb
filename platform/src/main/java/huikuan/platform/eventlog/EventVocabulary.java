package huikuan.platform.eventlog;

import huikuan.contracts.EventName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events a service can store, by stable name: everything its sealed event interfaces permit.
 */
public final class EventVocabulary {

  private final Map<String, Class<?>> byName = new HashMap<>();
  private final Map<Class<?>, String> byType = new HashMap<>();

  /**
   * @param sealedInterfaces each permits only records with an {@link EventName}, and other sealed
   *     interfaces of such
   */
  public static EventVocabulary of(Class<?>... sealedInterfaces) {
    EventVocabulary vocabulary = new EventVocabulary();
    for (Class<?> each : sealedInterfaces) {
      vocabulary.addAll(each);
    }
    return vocabulary;
  }

  /** The names of a sealed interface's events. */
  public static List<String> namesOf(Class<?> sealedInterface) {
    return List.copyOf(of(sealedInterface).byName.keySet());
  }

  private EventVocabulary() {}

  private void addAll(Class<?> sealedInterface) {
    for (Class<?> each : sealedInterface.getPermittedSubclasses()) {
      if (each.isSealed()) {
        addAll(each);
      } else {
        add(each);
      }
    }
  }

  private void add(Class<?> event) {
    EventName name = event.getAnnotation(EventName.class);
    if (name == null) {
      throw new IllegalArgumentException(event + " has no @EventName");
    }
    Class<?> previous = byName.put(name.value(), event);
    if (previous != null && previous != event) {
      throw new IllegalArgumentException(name.value() + " names " + previous + " and " + event);
    }
    byType.put(event, name.value());
  }

  String nameOf(Class<?> type) {
    String name = byType.get(type);
    if (name == null) {
      throw new IllegalArgumentException(type + " is not in this service's event vocabulary");
    }
    return name;
  }

  Class<?> typeOf(String name) {
    Class<?> type = byName.get(name);
    if (type == null) {
      throw new IllegalArgumentException("This service knows no event named " + name);
    }
    return type;
  }
}
