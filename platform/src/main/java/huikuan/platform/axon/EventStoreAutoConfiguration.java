package huikuan.platform.axon;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.ServiceSettings;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import huikuan.platform.eventlog.MongoEventLog;
import huikuan.platform.eventlog.ReadAhead;
import huikuan.platform.reaction.SagaTypes;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Axon on top of the commit log: event store, snapshots, tokens, processors. */
@AutoConfiguration(after = EventLogAutoConfiguration.class, before = AxonAutoConfiguration.class)
public final class EventStoreAutoConfiguration {

  /** Events that share one write of the token; after a crash as many are handled again. */
  private static final int EVENTS_PER_TOKEN = 400;

  @Bean
  CommandTargetResolver commandTargets() {
    return new CommandTargets();
  }

  /** The aggregates and sagas of the service, none of them made for this. */
  @Bean
  StoredTypes storedTypes(ListableBeanFactory beans, ObjectProvider<SagaTypes> sagas) {
    Stream<Class<?>> aggregates =
        Arrays.stream(beans.getBeanDefinitionNames())
            .<@Nullable Class<?>>map(name -> beans.getType(name, false))
            .filter(Objects::nonNull)
            .<Class<?>>map(Objects::requireNonNull)
            .filter(type -> AnnotatedElementUtils.hasAnnotation(type, AggregateRoot.class));
    return StoredTypes.of(
        Stream.concat(aggregates, sagas.stream().flatMap(each -> each.types().stream())).toList());
  }

  @Bean
  @Primary
  Serializer serializer(StoredTypes types) {
    return StateSerializer.create(types);
  }

  @Bean
  LogStorageEngine storageEngine(
      MongoEventLog log, MongoDatabase database, Serializer serializer, ListableBeanFactory beans) {
    boolean snapshots =
        beans.getBeanNamesForType(SnapshotTriggerDefinition.class, true, false).length > 0;
    return new LogStorageEngine(log, new SnapshotStore(database, serializer, snapshots));
  }

  @Bean
  ReadAhead readAhead(LogStorageEngine engine) {
    return engine.ahead();
  }

  @Bean(name = "eventBus")
  @Qualifier("eventStore")
  LogEventStore eventStore(MongoEventLog log, LogStorageEngine engine) {
    return new LogEventStore(log, engine);
  }

  @Bean
  TokenStore tokenStore(MongoDatabase database, Serializer serializer, ServiceSettings settings) {
    return new TokensAfterEffects(
        MongoTokenStore.builder()
            .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(database).build())
            .serializer(serializer)
            .nodeId(settings.owner()));
  }

  /** A failing handler stops its processor, which tries again: no event is skipped in silence. */
  @Autowired
  void configureProcessing(EventProcessingConfigurer processing) {
    processing.usingPooledStreamingEventProcessors(
        (configuration, builder) ->
            builder
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(EVENTS_PER_TOKEN));
    processing.registerDefaultListenerInvocationErrorHandler(
        configuration -> PropagatingErrorHandler.instance());
    processing.registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance());
  }
}
