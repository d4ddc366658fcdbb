package huikuan.platform.house;

import huikuan.contracts.EventName;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.intake.Subscription;
import huikuan.platform.reaction.SagaTypes;
import huikuan.platform.relay.Publication;
import huikuan.platform.relay.Publisher;
import huikuan.platform.time.SandboxClock;
import huikuan.platform.web.access.AllowedTo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The service under test; the houses of production are built the same way. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({HouseService.Lamp.class, HouseService.Seen.class, HouseService.Door.class})
public class HouseService {

  sealed interface LampEvent {
    @EventName("test.lamp-lit.v1")
    record LampLit(String invoice, String account, Instant at) implements LampEvent {}
  }

  record LightLamp(@TargetAggregateIdentifier String lamp, String account, Instant at) {}

  @Bean
  EventVocabulary vocabulary() {
    return EventVocabulary.of(LampEvent.class, LedgerEvent.class);
  }

  @Bean
  SagaTypes sagaTypes() {
    return SagaTypes.of(LampSaga.class);
  }

  @Bean
  SandboxClock clock() {
    return new SandboxClock(Instant.parse("2026-03-01T00:00:00Z"));
  }

  @Bean
  Subscription ledger(@Value("${house.ledger-topic}") String topic) {
    return new Subscription(topic, "test", LedgerEvent.class, HouseService::mentions);
  }

  private static List<String> mentions(Object event) {
    return event instanceof LedgerEvent.InvoicePosted posted
        ? List.of("invoice " + posted.number())
        : List.of();
  }

  @Bean
  Publisher publisher() {
    return new Publisher() {
      @Override
      public String topic() {
        return "house.events";
      }

      @Override
      public Class<?> contract() {
        return NotificationEvent.class;
      }

      @Override
      public List<Publication> publish(RecordedEvent event) {
        return event.payload() instanceof LampEvent.LampLit lit ? tell(lit) : List.of();
      }
    };
  }

  private static List<Publication> tell(LampEvent.LampLit lit) {
    huikuan.contracts.AccountId account = huikuan.contracts.AccountId.parse(lit.account());
    return List.of(
        new Publication(
            lit.account(),
            account.customerId().toString(),
            new NotificationEvent.StepsLeftOut(
                "m",
                account.customerId(),
                List.of(
                    new NotificationEvent.Step(
                        "c", 1, account, ItemKind.INVOICE, lit.invoice(), "lamp")),
                "lit",
                null)));
  }

  /** Says once that it is lit. */
  @Aggregate
  public static class Lamp {
    @AggregateIdentifier private String id;

    protected Lamp() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    public void light(LightLamp command) {
      if (id == null) {
        AggregateLifecycle.apply(
            new LampEvent.LampLit(command.lamp(), command.account(), command.at()));
      }
    }

    @EventSourcingHandler
    void on(LampEvent.LampLit event) {
      id = event.invoice();
    }
  }

  /** Lights a lamp when an invoice is due; fails as often as {@link Seen#failures} says. */
  @ProcessingGroup("lamps")
  public static class LampSaga {
    private String account = "";
    private String invoice = "";

    public LampSaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = "number")
    public void on(LedgerEvent.InvoicePosted event, DeadlineManager deadlines) {
      account = event.account().toString();
      invoice = event.number();
      deadlines.schedule(event.dueOn().atStartOfDay().toInstant(ZoneOffset.UTC), "due");
    }

    @DeadlineHandler(deadlineName = "due")
    public void due(@MetaDataValue("firedAt") String firedAt, CommandGateway commands, Seen seen) {
      if (seen.failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalStateException("no power");
      }
      commands.sendAndWait(new LightLamp(invoice, account, Instant.parse(firedAt)));
    }
  }

  /** The events that the processors saw. */
  @Component
  @ProcessingGroup("seen")
  public static class Seen {
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger failuresAtTheEnd = new AtomicInteger();
    final List<Map.Entry<Long, Object>> events = new CopyOnWriteArrayList<>();

    @EventHandler
    void on(LedgerEvent event, @MetaDataValue("position") Long position) {
      CurrentUnitOfWork.get()
          .onPrepareCommit(
              work -> {
                if (failuresAtTheEnd.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                  throw new IllegalStateException("the store hiccups");
                }
              });
      events.add(Map.entry(position, event));
    }

    @EventHandler
    void on(LampEvent event, @MetaDataValue("position") Long position) {
      events.add(Map.entry(position, event));
    }

    List<Object> payloads() {
      return new ArrayList<>(events.stream().map(Map.Entry::getValue).toList());
    }
  }

  record Greeting(String name) {}

  /** Something to ask over HTTP. */
  @RestController
  static class Door {
    @AllowedTo({})
    @GetMapping("/count")
    int count(@RequestParam int of) {
      return of;
    }

    record Shelf(@Nullable Integer limit, @Nullable LocalDate day) {}

    @AllowedTo({})
    @GetMapping("/shelf")
    String shelf(Shelf shelf) {
      return shelf.toString();
    }

    @AllowedTo({})
    @PostMapping("/greet")
    String greet(@RequestBody Greeting greeting) {
      return "Hello " + greeting.name();
    }

    @AllowedTo({})
    @GetMapping("/bug")
    String bug() {
      throw new IllegalStateException("secret");
    }
  }
}
