package huikuan.platform.axon.reaction;

import com.mongodb.client.MongoDatabase;
import huikuan.platform.axon.EventMessages;
import huikuan.platform.axon.EventStoreAutoConfiguration;
import huikuan.platform.eventlog.EventCodec;
import huikuan.platform.eventlog.ReadAhead;
import huikuan.platform.reaction.Lanes;
import huikuan.platform.reaction.ReactionAutoConfiguration;
import huikuan.platform.reaction.Retries;
import huikuan.platform.reaction.SagaTypes;
import huikuan.platform.reaction.StuckStore;
import huikuan.platform.time.DeadlineSettings;
import huikuan.platform.time.DeadlineStore;
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
import org.springframework.context.annotation.Bean;

/** Has sagas and components react, each by itself, in batches. */
@AutoConfiguration(
    after = {EventStoreAutoConfiguration.class, ReactionAutoConfiguration.class},
    before = AxonAutoConfiguration.class)
public final class SagasAutoConfiguration {

  @Bean
  Commands reactionCommands(CommandGateway gateway) {
    return new Commands(gateway);
  }

  @Bean(destroyMethod = "shutdown")
  ExecutorService reactionThreads(DeadlineSettings settings) {
    return Executors.newFixedThreadPool(
        settings.parallel(), Thread.ofVirtual().name("reactions-", 0).factory());
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
      ExecutorService reactionThreads,
      DeadlineSettings settings) {
    return new Batches(stuck, sagas, deadlines, ahead, reactionThreads, settings.parallel());
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
                                .handle(EventMessages.tracked(event))));
  }
}
