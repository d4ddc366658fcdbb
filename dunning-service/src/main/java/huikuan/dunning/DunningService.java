package huikuan.dunning;

import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.dunning.agenda.AgendaReadModel;
import huikuan.dunning.arrangement.ArrangedClaimsReadModel;
import huikuan.dunning.assignment.AssignmentEvent;
import huikuan.dunning.assignment.AssignmentSaga;
import huikuan.dunning.batch.BatchEvent;
import huikuan.dunning.batch.BatchSaga;
import huikuan.dunning.batch.BatchesReadModel;
import huikuan.dunning.cases.CasesReadModel;
import huikuan.dunning.claim.ClaimEvent;
import huikuan.dunning.companies.CompaniesReadModel;
import huikuan.dunning.companies.CompanyEvent;
import huikuan.dunning.concession.ConcessionEvent;
import huikuan.dunning.concession.ConcessionSaga;
import huikuan.dunning.concession.ConcessionsReadModel;
import huikuan.dunning.copy.CopyTasksReadModel;
import huikuan.dunning.customers.CustomersReadModel;
import huikuan.dunning.dispute.DisputeEvent;
import huikuan.dunning.dispute.DisputeSaga;
import huikuan.dunning.dispute.DisputesReadModel;
import huikuan.dunning.hold.CustomerHoldEvent;
import huikuan.dunning.hold.CustomerHoldSaga;
import huikuan.dunning.hold.HeldCustomersReadModel;
import huikuan.dunning.insolvency.FilingTasksReadModel;
import huikuan.dunning.insolvency.InsolvencyEvent;
import huikuan.dunning.insolvency.InsolvencySaga;
import huikuan.dunning.ladder.LadderEvent;
import huikuan.dunning.letter.DisagreedLettersReadModel;
import huikuan.dunning.openamounts.OpenAmountsReadModel;
import huikuan.dunning.person.PersonTasksReadModel;
import huikuan.dunning.policy.PoliciesReadModel;
import huikuan.dunning.policy.PolicyEvent;
import huikuan.dunning.policy.TemplatesReadModel;
import huikuan.dunning.portfolio.PortfolioEvent;
import huikuan.dunning.promise.PromiseEvent;
import huikuan.dunning.promise.PromiseSaga;
import huikuan.dunning.promise.PromisesReadModel;
import huikuan.dunning.recipient.RecipientAnswersReadModel;
import huikuan.dunning.reminder.BasesReadModels;
import huikuan.dunning.reminder.CompanySaga;
import huikuan.dunning.reminder.ContractSaga;
import huikuan.dunning.reminder.HeldCustomerSaga;
import huikuan.dunning.reminder.OpenCasesReadModel;
import huikuan.dunning.reminder.ReminderSaga;
import huikuan.dunning.reminder.TaskSaga;
import huikuan.dunning.reminder.WriteOffSaga;
import huikuan.dunning.sanction.OpenOrdersReadModel;
import huikuan.dunning.sanction.OrdersEvent;
import huikuan.dunning.sanction.SanctionEvent;
import huikuan.dunning.sanction.SanctionSaga;
import huikuan.dunning.sanction.SanctionsReadModel;
import huikuan.dunning.standing.MaliciousCustomersReadModel;
import huikuan.dunning.standing.StandingEvent;
import huikuan.dunning.talk.FollowUpsReadModel;
import huikuan.dunning.talk.TalkEvent;
import huikuan.dunning.task.TaskEvent;
import huikuan.dunning.worklist.PointEvent;
import huikuan.platform.approval.ApprovalsReadModel;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.people.PeopleEvents;
import huikuan.platform.people.PeopleReadModel;
import huikuan.platform.people.PersonRights;
import huikuan.platform.projection.ReadModels;
import huikuan.platform.reaction.Lanes;
import huikuan.platform.reaction.SagaTypes;
import huikuan.platform.web.edge.OwnProcess;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The dunning service: chases what is not paid in time. */
@OpenAPIDefinition(info = @Info(title = "Huikuan dunning", version = "v1"))
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableConfigurationProperties(CompanySettings.class)
public class DunningService {

  /** What the ledger tells of people. */
  private static final PeopleEvents PEOPLE =
      event ->
          event instanceof LedgerEvent.PersonChanged told
              ? new PersonRights(told.person(), told.until(), told.deputy())
              : null;

  public static void main(String[] arguments) {
    application().profiles(OwnProcess.PROFILE).run(arguments);
  }

  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(DunningService.class)
        .properties("spring.config.name=dunning-service");
  }

  /** What it keeps that its log tells, too. */
  public static ReadModels readModels() {
    return new ReadModels(
        events(),
        List.of(
            CasesReadModel.create(),
            SanctionsReadModel.create(),
            OpenOrdersReadModel.create(),
            DisagreedLettersReadModel.create(),
            RecipientAnswersReadModel.create(),
            PersonTasksReadModel.create(),
            CopyTasksReadModel.create(),
            FollowUpsReadModel.create(),
            AgendaReadModel.create(),
            CustomersReadModel.create(),
            CompaniesReadModel.create(),
            PeopleReadModel.create(PEOPLE),
            HeldCustomersReadModel.create(),
            OpenCasesReadModel.create(),
            ArrangedClaimsReadModel.create(),
            PromisesReadModel.create(),
            DisputesReadModel.create(),
            ConcessionsReadModel.create(),
            FilingTasksReadModel.create(),
            MaliciousCustomersReadModel.create(),
            BasesReadModels.bases(),
            BasesReadModels.claims(),
            BasesReadModels.sums(),
            OpenAmountsReadModel.create(),
            PoliciesReadModel.create(),
            ApprovalsReadModel.create(),
            TemplatesReadModel.create(),
            BatchesReadModel.create()));
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
        ClaimEvent.class,
        SanctionEvent.class,
        OrdersEvent.class,
        LadderEvent.class,
        CompanyEvent.class,
        CustomerHoldEvent.class,
        PromiseEvent.class,
        DisputeEvent.class,
        ConcessionEvent.class,
        InsolvencyEvent.class,
        StandingEvent.class,
        AssignmentEvent.class,
        PolicyEvent.class,
        TaskEvent.class,
        BatchEvent.class,
        PortfolioEvent.class,
        TalkEvent.class,
        PointEvent.class,
        LedgerEvent.class,
        NotificationEvent.class);
  }

  /** A customer's news, and all its cases, in order. */
  @Bean
  Lanes lanes() {
    return event ->
        switch (event) {
          case ClaimEvent of -> of.account().customerId().toString();
          case SanctionEvent of -> of.customer().toString();
          case OrdersEvent of -> of.customer().toString();
          case LadderEvent of -> of.id();
          case CompanyEvent of -> of.company();
          case CustomerHoldEvent of -> of.customer().toString();
          case PromiseEvent of -> of.account().customerId().toString();
          case DisputeEvent of -> of.account().customerId().toString();
          case ConcessionEvent of -> of.account().customerId().toString();
          case InsolvencyEvent of -> of.customer().toString();
          case AssignmentEvent of -> of.customer().toString();
          case StandingEvent of -> of.customer().toString();
          case PolicyEvent of -> of.id();
          case TaskEvent of -> of.customer().toString();
          case BatchEvent of -> of.batch();
          case PortfolioEvent of -> of.company();
          case TalkEvent of -> of.customer().toString();
          case PointEvent of -> of.company();
          case LedgerEvent of -> of.lane();
          case NotificationEvent of -> of.lane();
          default -> "";
        };
  }

  @Bean
  SagaTypes sagaTypes() {
    return SagaTypes.of(
        ReminderSaga.class,
        CompanySaga.class,
        CustomerHoldSaga.class,
        HeldCustomerSaga.class,
        PromiseSaga.class,
        DisputeSaga.class,
        ConcessionSaga.class,
        InsolvencySaga.class,
        AssignmentSaga.class,
        ContractSaga.class,
        TaskSaga.class,
        BatchSaga.class,
        WriteOffSaga.class,
        SanctionSaga.class);
  }
}
