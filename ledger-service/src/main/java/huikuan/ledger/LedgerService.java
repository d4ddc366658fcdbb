package huikuan.ledger;

import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.EffectEvent;
import huikuan.ledger.account.ProposalEvent;
import huikuan.ledger.balances.BalancesReadModel;
import huikuan.ledger.closing.ControlAccountEvent;
import huikuan.ledger.closing.MonthEndEvent;
import huikuan.ledger.closing.RatesEvent;
import huikuan.ledger.confirmation.ConfirmationEvent;
import huikuan.ledger.confirmation.ConfirmationEvent.MailRequested;
import huikuan.ledger.confirmation.ConfirmationEvent.PrintRequested;
import huikuan.ledger.confirmation.LettersReadModel;
import huikuan.ledger.confirmation.RunEvent;
import huikuan.ledger.confirmation.RunsReadModel;
import huikuan.ledger.confirmation.ScheduleEvent;
import huikuan.ledger.contract.ContractEvent;
import huikuan.ledger.customer.CustomerEvent;
import huikuan.ledger.directory.ContactIndexReadModel;
import huikuan.ledger.directory.DirectoryReadModel;
import huikuan.ledger.evidence.EvidenceEvent;
import huikuan.ledger.evidence.EvidenceEvent.EvidenceAttached;
import huikuan.ledger.evidence.InvoiceWayEvent;
import huikuan.ledger.files.FileEvent;
import huikuan.ledger.files.FileEvent.FileKept;
import huikuan.ledger.items.ItemsReadModel;
import huikuan.ledger.people.PeopleConfiguration;
import huikuan.ledger.people.PersonEvent;
import huikuan.ledger.period.BooksEvent;
import huikuan.ledger.recipient.LinkEvent;
import huikuan.ledger.recipient.ProposedContactsReadModel;
import huikuan.ledger.requested.RequestEvent;
import huikuan.platform.approval.ApprovalsReadModel;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.BlobsReadModel;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.EventVocabulary;
import huikuan.platform.people.PeopleReadModel;
import huikuan.platform.projection.ReadModels;
import huikuan.platform.template.TemplateEvent;
import huikuan.platform.web.edge.OwnProcess;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableConfigurationProperties(CompanySettings.class)
@OpenAPIDefinition(
    info =
        @Info(
            title = "Huikuan ledger",
            version = "v1",
            description =
                "Amounts are decimal strings, dates are business days, errors are RFC 9457"
                    + " problems."))
public class LedgerService {

  public static void main(String[] arguments) {
    application().profiles(OwnProcess.PROFILE).run(arguments);
  }

  public static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(LedgerService.class)
        .properties("spring.config.name=ledger-service");
  }

  /** The read models, which are made of the log. */
  public static ReadModels readModels() {
    return new ReadModels(
        events(),
        List.of(
            ItemsReadModel.create(),
            DirectoryReadModel.create(),
            ContactIndexReadModel.create(),
            ApprovalsReadModel.create(),
            PeopleReadModel.create(PeopleConfiguration.EVENTS),
            LettersReadModel.create(),
            RunsReadModel.create(),
            ProposedContactsReadModel.create(),
            new BlobsReadModel(LedgerService::blobs),
            new BalancesReadModel()));
  }

  private static List<BlobHash> blobs(Object event) {
    return switch (event) {
      case FileKept kept -> List.of(kept.hash());
      case EvidenceAttached attached -> List.of(attached.file());
      case MailRequested mail -> List.of(BlobHash.parse(mail.document().hash()));
      case PrintRequested print -> List.of(BlobHash.parse(print.document().hash()));
      default -> List.of();
    };
  }

  @Bean
  EventVocabulary vocabulary() {
    return events();
  }

  private static EventVocabulary events() {
    return EventVocabulary.of(
        AccountEvent.class,
        EffectEvent.class,
        ProposalEvent.class,
        CustomerEvent.class,
        BooksEvent.class,
        ControlAccountEvent.class,
        RatesEvent.class,
        MonthEndEvent.class,
        ConfirmationEvent.class,
        RunEvent.class,
        ScheduleEvent.class,
        PersonEvent.class,
        FileEvent.class,
        ContractEvent.class,
        EvidenceEvent.class,
        InvoiceWayEvent.class,
        TemplateEvent.class,
        LinkEvent.class,
        RequestEvent.class,
        NotificationEvent.HeardByLedger.class,
        DunningEvent.HeardByLedger.class);
  }
}
