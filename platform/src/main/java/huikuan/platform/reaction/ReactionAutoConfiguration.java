package huikuan.platform.reaction;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.axon.LogEventStore;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import huikuan.platform.eventlog.ReadAhead;
import huikuan.platform.time.DeadlineSettings;
import huikuan.platform.time.DeadlineStore;
import huikuan.platform.time.Loop;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Configures reactions, and the retries of those that fail. */
@AutoConfiguration(after = EventLogAutoConfiguration.class, before = AxonAutoConfiguration.class)
public final class ReactionAutoConfiguration {

  @Bean
  Commands reactionCommands(CommandGateway gateway) {
    return new Commands(gateway);
  }

  /** A service that says nothing has one lane: all in order. */
  @Bean
  @ConditionalOnMissingBean
  Lanes oneLane() {
    return event -> "";
  }

  @Bean(destroyMethod = "shutdown")
  ExecutorService reactionThreads(DeadlineSettings settings) {
    return Executors.newFixedThreadPool(
        settings.parallel(), Thread.ofVirtual().name("reactions-", 0).factory());
  }

  @Bean
  StuckStore stuckStore(MongoDatabase database, DeadlineSettings settings) {
    return new StuckStore(database, settings.lease());
  }

  @Bean
  Retries retries(StuckStore store, LogEventStore events, DeadlineSettings settings) {
    return new Retries(store, events, Clock.systemUTC(), settings);
  }

  @Bean
  SagaStorage sagaStore(MongoDatabase database, Serializer serializer) {
    return new SagaStorage(new SagaCollection(database), serializer);
  }

  @Bean
  Batches batches(
      StuckStore stuck,
      SagaStorage sagas,
      DeadlineStore deadlines,
      ReadAhead ahead,
      ExecutorService reactionThreads) {
    return new Batches(stuck, sagas, deadlines, ahead, reactionThreads);
  }

  /** The sandbox's clock may stand still; tries are made as real time passes. */
  @Bean
  IsolatedReactions reactions(
      StuckStore store,
      EventCodec codec,
      DeadlineSettings settings,
      Lanes lanes,
      Batches batches,
      ObjectProvider<Configuration> axon) {
    return new IsolatedReactions(
        store,
        codec,
        Clock.systemUTC(),
        settings,
        lanes,
        batches,
        () -> axon.getObject().correlationDataProviders());
  }

  @Bean
  Loop retrying(Retries retries, DeadlineSettings settings) {
    return new Loop(
        "retries",
        settings.poll(),
        () -> {
          retries.retryDue();
          return settings.poll();
        });
  }

  @Bean
  ConfigurerModule sagas(
      IsolatedReactions reactions, Retries retries, ObjectProvider<SagaTypes> types) {
    return configurer ->
        types.stream()
            .flatMap(each -> each.types().stream())
            .forEach(type -> register(type, configurer.eventProcessing(), reactions, retries));
  }

  private static <T> void register(
      Class<T> type,
      EventProcessingConfigurer processing,
      IsolatedReactions reactions,
      Retries retries) {
    processing.registerSaga(
        type, saga -> saga.configureSagaManager(axon -> Sagas.of(type, axon, reactions, retries)));
  }

  /** Lets events that wait for a component be redelivered. */
  @Bean
  SmartInitializingSingleton redeliveries(
      Retries retries, ListableBeanFactory beans, ObjectProvider<Configuration> axon) {
    return () ->
        beans
            .getBeansWithAnnotation(ProcessingGroup.class)
            .values()
            .forEach(
                component ->
                    retries.register(
                        component.getClass().getSimpleName(),
                        event ->
                            new AnnotationEventHandlerAdapter(
                                    component, axon.getObject().parameterResolverFactory())
                                .handle(event)));
  }
}
