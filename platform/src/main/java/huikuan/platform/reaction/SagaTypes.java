package huikuan.platform.reaction;

import java.util.List;

/** The sagas of a service; each can be stuck by itself. */
public record SagaTypes(List<Class<?>> types) {

  public static SagaTypes of(Class<?>... types) {
    return new SagaTypes(List.of(types));
  }
}
