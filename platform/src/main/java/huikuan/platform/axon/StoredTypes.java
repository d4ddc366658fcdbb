package huikuan.platform.axon;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.serialization.SerializationException;

/**
 * The classes that the store may name: states of aggregates and sagas, payloads of deadlines,
 * tokens. A name is looked up here, and no class is loaded by it.
 */
public final class StoredTypes {

  private static final List<Class<?>> TOKENS =
      List.of(GlobalSequenceTrackingToken.class, ConfigToken.class);

  private final Map<String, Class<?>> byName = new HashMap<>();

  private StoredTypes(Stream<Class<?>> types) {
    types.forEach(type -> byName.put(type.getName(), type));
  }

  /** These, the payloads of deadlines that they handle, and tokens. */
  public static StoredTypes of(Class<?>... types) {
    return of(List.of(types));
  }

  static StoredTypes of(Collection<Class<?>> types) {
    Stream<Class<?>> payloads = types.stream().flatMap(StoredTypes::deadlinePayloads);
    return new StoredTypes(
        Stream.of(TOKENS.stream(), types.stream(), payloads).flatMap(each -> each));
  }

  private static Stream<Class<?>> deadlinePayloads(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(DeadlineHandler.class))
        .filter(StoredTypes::takesPayload)
        .map(method -> method.getParameterTypes()[0]);
  }

  /** Axon hands the payload to the first parameter, if no annotation asks for something else. */
  private static boolean takesPayload(Method method) {
    return method.getParameterCount() > 0 && method.getParameterAnnotations()[0].length == 0;
  }

  /**
   * @throws SerializationException if the service stores nothing of this name
   */
  Class<?> named(String name) {
    Class<?> type = byName.get(name);
    if (type == null) {
      throw new SerializationException(
          "The store names the class "
              + name
              + ", which this service does not store: the data are damaged, or another's");
    }
    return type;
  }
}
