package huikuan.notification;

import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.ledger.EvidenceCopyRequested;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.ledger.LetterEvent;
import huikuan.notification.customers.CustomersReadModel;
import huikuan.notification.digest.DigestEvent;
import huikuan.notification.digest.DigestSaga;
import huikuan.notification.message.MessageEvent;
import huikuan.notification.messages.MessagesReadModel;
import huikuan.notification.openamounts.OpenAmountsReadModel;
import huikuan.notification.paying.PayingEvent;
import huikuan.notification.people.ReachedPeopleReadModel;
import huikuan.notification.proof.ProofsReadModel;
import huikuan.platform.approval.ApprovalsReadModel;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.people.PeopleEvents;
import huikuan.platform.people.PeopleReadModel;
import huikuan.platform.people.PersonRights;
import huikuan.platform.projection.ReadModels;
import huikuan.platform.reaction.Lanes;
import huikuan.platform.reaction.SagaTypes;
import huikuan.platform.template.TemplateEvent;
import huikuan.platform.web.edge.OwnProcess;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The notification service, on its own or beside others in one JVM. */
@OpenAPIDefinition(info = @Info(title = "Huikuan notification", version = "v1"))
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationService {

  /** What the ledger tells of people. */
  private static final PeopleEvents PEOPLE =
      event ->
          event instanceof LedgerEvent.PersonChanged told
              ? new PersonRights(told.person(), told.until(), told.deputy())
              : null;

  public static void main(String[] args) {
    application().profiles(OwnProcess.PROFILE).run(args);
  }

  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(NotificationService.class)
        .properties("spring.config.name=notification-service");
  }

  /** Read models, which repeat what the log tells. */
  public static ReadModels readModels() {
    return new ReadModels(
        events(),
        List.of(
            MessagesReadModel.create(),
            new ProofsReadModel(),
            OpenAmountsReadModel.create(),
            CustomersReadModel.create(),
            ReachedPeopleReadModel.create(),
            PeopleReadModel.create(PEOPLE),
            ApprovalsReadModel.create()));
  }

  @Bean
  EventVocabulary vocabulary() {
    return events();
  }

  @Bean
  PeopleEvents peopleEvents() {
    return PEOPLE;
  }

  private static EventVocabulary events() {
    return EventVocabulary.of(
        DigestEvent.class,
        MessageEvent.class,
        TemplateEvent.class,
        PayingEvent.class,
        DunningEvent.class,
        LedgerEvent.class);
  }

  /** A customer's messages in order. */
  @Bean
  Lanes lanes() {
    return event ->
        switch (event) {
          case MessageEvent of -> of.customer().toString();
          case DigestEvent of -> of.customer().toString();
          case DunningEvent of -> of.lane();
          case LetterEvent of -> of.account().customerId().toString();
          case EvidenceCopyRequested of -> of.customer().toString();
          default -> "";
        };
  }

  @Bean
  SagaTypes sagaTypes() {
    return SagaTypes.of(DigestSaga.class);
  }
}
