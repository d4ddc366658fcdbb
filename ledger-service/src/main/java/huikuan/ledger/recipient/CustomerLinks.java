package huikuan.ledger.recipient;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.ledger.recipient.LinkCommand.ConfirmPerson;
import huikuan.ledger.recipient.LinkCommand.DismissPerson;
import huikuan.ledger.recipient.LinkCommand.DisputeItem;
import huikuan.ledger.recipient.LinkCommand.NamePerson;
import huikuan.ledger.recipient.LinkCommand.Outcome;
import huikuan.ledger.recipient.LinkCommand.PromisePayment;
import huikuan.ledger.recipient.LinkCommand.RecordFile;
import huikuan.ledger.recipient.LinkCommand.RevokeLinks;
import huikuan.ledger.recipient.LinkCommand.TellWhyUnpaid;
import huikuan.ledger.recipient.LinkCommand.UseLink;
import huikuan.ledger.recipient.LinkEvent.FileSent;
import huikuan.ledger.recipient.LinkEvent.ItemDisputed;
import huikuan.ledger.recipient.LinkEvent.LinkOpened;
import huikuan.ledger.recipient.LinkEvent.LinksRevoked;
import huikuan.ledger.recipient.LinkEvent.PaymentPromised;
import huikuan.ledger.recipient.LinkEvent.PersonConfirmed;
import huikuan.ledger.recipient.LinkEvent.PersonDismissed;
import huikuan.ledger.recipient.LinkEvent.PersonNamed;
import huikuan.ledger.recipient.LinkEvent.WhyUnpaidTold;
import huikuan.platform.link.RecipientLink;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The links in a customer's mails: what is told by them. The latest of each thing stands. */
@Aggregate(cache = "recentLinks", snapshotTriggerDefinition = "linkSnapshots")
class CustomerLinks {

  /** More than a reader would tell by one link. */
  static final int MOST_TOLD = 500;

  static final int MOST_FILES = 10;

  @AggregateIdentifier private @Nullable LinksKey id;
  private LinksState state = new LinksState();

  CustomerLinks() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(UseLink command) {
    RecipientLink by = command.by();
    if (state.isRevoked(by)) {
      return refused(new LinkRefusal.Revoked());
    }
    if (!state.isOpened(by.message())) {
      apply(new LinkOpened(by.customer(), by.contactId(), by.message(), command.now()));
    }
    return told(by);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(TellWhyUnpaid command) {
    RecipientLink by = command.by();
    WhyUnpaidTold news = command.news();
    WhyUnpaidTold before = state.told(news);
    return before != null && before.isSameAs(news)
        ? unlessRevoked(by)
        : tellWithFile(by, news, news.file());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(DisputeItem command) {
    ItemDisputed news = command.news();
    ItemDisputed before = state.disputed(news);
    return before != null && before.isSameAs(news)
        ? unlessRevoked(command.by())
        : tellWithFile(command.by(), news, news.file());
  }

  private Outcome tellWithFile(RecipientLink by, LinkEvent news, @Nullable String file) {
    return file == null || state.files(by.message()).contains(file)
        ? tell(by, news)
        : refused(new LinkRefusal.NoSuchFile());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(PromisePayment command) {
    PaymentPromised before = state.promised(command.news());
    return before != null && before.isSameAs(command.news())
        ? unlessRevoked(command.by())
        : tell(command.by(), command.news());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(NamePerson command) {
    RecipientLink by = command.by();
    PersonNamed news =
        new PersonNamed(
            by.customer(),
            by.contactId(),
            by.message(),
            state.nextProposal(),
            command.name(),
            command.email(),
            command.mobile(),
            command.note(),
            command.now());
    return state.isNamed(news) ? unlessRevoked(by) : tell(by, news);
  }

  private Outcome tell(RecipientLink by, LinkEvent news) {
    if (state.isRevoked(by)) {
      return refused(new LinkRefusal.Revoked());
    }
    if (state.told(by.message()) >= MOST_TOLD) {
      return refused(new LinkRefusal.TooMuchTold(MOST_TOLD));
    }
    apply(news);
    return told(by);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(RecordFile command) {
    RecipientLink by = command.by();
    Set<String> files = state.files(by.message());
    if (state.isRevoked(by)) {
      return refused(new LinkRefusal.Revoked());
    }
    if (files.contains(command.file())) {
      return told(by);
    }
    if (files.size() >= MOST_FILES) {
      return refused(new LinkRefusal.TooManyFiles(MOST_FILES));
    }
    apply(new FileSent(by.customer(), by.contactId(), by.message(), command.file(), command.now()));
    return told(by);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(ConfirmPerson command) {
    NamedPerson person = state.named(command.proposal());
    if (person == null) {
      return refused(new LinkRefusal.NoSuchPerson(command.proposal()));
    }
    if (person.isDecidedOtherwise(command)) {
      return refused(new LinkRefusal.DecidedOtherwise(person.state()));
    }
    if (person.confirmed() == null) {
      PersonNamed named = person.named();
      apply(
          new PersonConfirmed(
              named.customer(),
              named.proposal(),
              command.contact(),
              command.called(),
              command.note(),
              command.now()));
    }
    return decided(command.proposal());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(DismissPerson command) {
    NamedPerson person = state.named(command.proposal());
    if (person == null) {
      return refused(new LinkRefusal.NoSuchPerson(command.proposal()));
    }
    if (person.isDecidedOtherwise(command)) {
      return refused(new LinkRefusal.DecidedOtherwise(person.state()));
    }
    if (person.dismissed() == null) {
      apply(
          new PersonDismissed(
              command.key().customer(), command.proposal(), command.reason(), command.now()));
    }
    return decided(command.proposal());
  }

  private Outcome decided(String proposal) {
    NamedPerson person = state.named(proposal);
    return person == null
        ? refused(new LinkRefusal.NoSuchPerson(proposal))
        : new Outcome.Decided(person);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Outcome handle(RevokeLinks command) {
    String message = command.message();
    boolean revoked =
        message == null ? state.isRevokedUntil(command.now()) : state.isRevoked(message);
    if (!revoked) {
      apply(new LinksRevoked(command.key().customer(), message, command.now()));
    }
    return new Outcome.Done();
  }

  private Outcome unlessRevoked(RecipientLink by) {
    return state.isRevoked(by) ? refused(new LinkRefusal.Revoked()) : told(by);
  }

  private Outcome told(RecipientLink by) {
    return new Outcome.Told(state.standing(by));
  }

  private static Outcome refused(LinkRefusal refusal) {
    return new Outcome.Refused(refusal);
  }

  @EventSourcingHandler
  void on(LinkEvent event) {
    id = new LinksKey(event.customer());
    state.apply(event);
  }

  int weight() {
    return state.weight();
  }
}
