package huikuan.platform.axon.reaction;

import huikuan.platform.axon.EventMessages;
import huikuan.platform.reaction.Retries;
import huikuan.platform.reaction.Subject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.saga.AnnotatedSagaManager;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.SagaCreationPolicy;
import org.axonframework.modelling.saga.SagaRepository;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.axonframework.modelling.saga.repository.AnnotatedSagaRepository;

/**
 * The sagas of one type, each reacting for itself. One that can't even begin is stuck by the
 * association that it would begin with.
 */
final class Sagas<T> extends AnnotatedSagaManager<T> {

  private final SagaRepository<T> repository;
  private final IsolatedReactions reactions;
  private final Class<T> type;
  private final String name;

  private Sagas(
      Builder<T> builder,
      SagaRepository<T> repository,
      IsolatedReactions reactions,
      Class<T> type) {
    super(builder);
    this.repository = repository;
    this.reactions = reactions;
    this.type = type;
    this.name = type.getSimpleName();
  }

  static <T> Sagas<T> of(
      Class<T> type, Configuration axon, IsolatedReactions reactions, Retries retries) {
    SagaRepository<T> repository =
        AnnotatedSagaRepository.<T>builder()
            .sagaType(type)
            .sagaStore(axon.eventProcessingConfiguration().sagaStore())
            .resourceInjector(axon.resourceInjector())
            .parameterResolverFactory(axon.parameterResolverFactory())
            .handlerDefinition(axon.handlerDefinition(type))
            .build();
    Builder<T> builder = AnnotatedSagaManager.builder();
    builder
        .sagaType(type)
        .sagaRepository(repository)
        .parameterResolverFactory(axon.parameterResolverFactory())
        .handlerDefinition(axon.handlerDefinition(type))
        .listenerInvocationErrorHandler(
            (failure, event, handler) -> {
              throw failure;
            });
    Sagas<T> sagas = new Sagas<>(builder, repository, reactions, type);
    retries.register(
        sagas.name, event -> sagas.handle(EventMessages.tracked(event), Segment.ROOT_SEGMENT));
    return sagas;
  }

  /** An event without a value to find its sagas by is about none of them. */
  @Override
  public void handle(EventMessage<?> event, Segment segment) {
    Set<AssociationValue> associations = new HashSet<>(extractAssociationValues(event));
    associations.removeIf(each -> each.getValue() == null);
    if (!associations.isEmpty()) {
      reactions.react(type, name, event, associations, () -> react(event, segment, associations));
    }
  }

  private void react(EventMessage<?> event, Segment segment, Set<AssociationValue> associations) {
    Set<String> about = new TreeSet<>();
    associations.forEach(each -> about.add(each.getValue()));
    Optional<Subject> unborn =
        associations.stream().map(this::subject).filter(reactions::holds).findFirst();
    if (unborn.isPresent()) {
      reactions.react(unborn.get(), about, event, () -> handleAll(event, segment));
      return;
    }
    Set<String> found = new TreeSet<>();
    for (AssociationValue each : associations) {
      repository.find(each).stream().filter(segment::matches).forEach(found::add);
    }
    for (String saga : found) {
      reactions.react(new Subject(name, saga), about, event, () -> handle(saga, event));
    }
    if (found.isEmpty() && begins(event, segment)) {
      Subject first = subject(getSagaCreationPolicy(event).getInitialAssociationValue());
      reactions.react(first, about, event, () -> handleAll(event, segment));
    }
  }

  private Subject subject(AssociationValue association) {
    return new Subject(name, association.getKey() + "=" + association.getValue());
  }

  private boolean begins(EventMessage<?> event, Segment segment) {
    var policy = getSagaCreationPolicy(event);
    return policy.getCreationPolicy() != SagaCreationPolicy.NONE
        && segment.matches(policy.getInitialAssociationValue());
  }

  private String handle(String saga, EventMessage<?> event) throws Exception {
    send(event, new SagaScopeDescriptor(name, saga));
    return saga;
  }

  /** An event or a deadline, for one saga. */
  @Override
  public void send(Message<?> message, ScopeDescriptor scope) throws Exception {
    Rules.acting(
        type,
        () -> {
          super.send(message, scope);
          return name;
        });
  }

  private String handleAll(EventMessage<?> event, Segment segment) throws Exception {
    return Rules.acting(
        type,
        () -> {
          super.handle(event, segment);
          return name;
        });
  }
}
