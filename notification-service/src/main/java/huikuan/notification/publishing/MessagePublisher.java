package huikuan.notification.publishing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import huikuan.contracts.CustomerId;
import huikuan.contracts.MessageKind;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.LetterMailBounced;
import huikuan.contracts.notification.NotificationEvent.LetterMailFailed;
import huikuan.contracts.notification.NotificationEvent.LetterMailWithheld;
import huikuan.contracts.notification.NotificationEvent.LetterMailed;
import huikuan.contracts.notification.NotificationEvent.MessageBounced;
import huikuan.contracts.notification.NotificationEvent.MessageFailed;
import huikuan.contracts.notification.NotificationEvent.MessageSent;
import huikuan.contracts.notification.NotificationEvent.OfCopy;
import huikuan.contracts.notification.NotificationEvent.OfLetter;
import huikuan.contracts.notification.NotificationEvent.OfMessage;
import huikuan.contracts.notification.NotificationEvent.PayTo;
import huikuan.contracts.notification.NotificationEvent.PayingSet;
import huikuan.contracts.notification.NotificationEvent.StepsLeftOut;
import huikuan.contracts.notification.NotificationEvent.TemplateAdded;
import huikuan.notification.digest.DigestEvent;
import huikuan.notification.digest.DigestEvent.DigestOpened;
import huikuan.notification.digest.DigestEvent.DigestSealed;
import huikuan.notification.digest.DigestEvent.SubjectAdded;
import huikuan.notification.digest.DigestEvent.SubjectRefused;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.LetterRequest;
import huikuan.notification.message.MessageEvent;
import huikuan.notification.message.MessageEvent.AttemptFailed;
import huikuan.notification.message.MessageEvent.Bounced;
import huikuan.notification.message.MessageEvent.GivenUp;
import huikuan.notification.message.MessageEvent.Requested;
import huikuan.notification.message.MessageEvent.Sent;
import huikuan.notification.message.MessageEvent.Withdrawn;
import huikuan.notification.message.MessageEvent.Withheld;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.SentSubject;
import huikuan.notification.message.Step;
import huikuan.notification.paying.PayingEvent.PayingApproved;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.relay.Publication;
import huikuan.platform.relay.Publisher;
import huikuan.platform.template.Language;
import huikuan.platform.template.TemplateEvent.TemplateVersionAdded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what became of each step, each letter and each copy that was asked for, and what templates
 * there are; the way there stays inside.
 */
@Component
class MessagePublisher implements Publisher {

  /** Steps an event: a record on Kafka is to stay small. */
  private static final int MOST_STEPS = 500;

  @Override
  public String topic() {
    return "notification.events";
  }

  @Override
  public Class<?> contract() {
    return NotificationEvent.class;
  }

  @Override
  public List<Publication> publish(RecordedEvent event) {
    return (switch (event.payload()) {
          case DigestEvent digest -> told(digest);
          case MessageEvent message -> told(message);
          case TemplateVersionAdded template -> Stream.of(told(template));
          case PayingApproved paying -> Stream.of(told(paying));
          default -> Stream.<NotificationEvent>of();
        })
        .map(MessagePublisher::publication)
        .toList();
  }

  private static Publication publication(NotificationEvent event) {
    String key =
        switch (event) {
          case OfMessage it -> it.customer().toString();
          case OfLetter it -> it.customer().toString();
          case OfCopy it -> it.customer().toString();
          case PayingSet it -> it.company();
          case TemplateAdded it -> it.language() + "/" + it.name();
        };
    return new Publication(key, event.lane(), event);
  }

  private static NotificationEvent told(TemplateVersionAdded event) {
    return new TemplateAdded(
        event.template().name(),
        event.template().language().folder(),
        MessageKind.parse(event.kind()),
        event.version());
  }

  private static NotificationEvent told(PayingApproved event) {
    return new PayingSet(
        event.company(),
        event.paying().accounts().stream()
            .map(
                each ->
                    new PayTo(
                        each.currency(),
                        each.number(),
                        each.bankIn(Language.ZH),
                        each.bankIn(Language.EN),
                        each.holderIn(Language.ZH),
                        each.holderIn(Language.EN)))
            .toList());
  }

  private static Stream<NotificationEvent> told(DigestEvent event) {
    return switch (event) {
      case DigestOpened _, SubjectAdded _ -> Stream.of();
      case SubjectRefused it -> told(it.message(), it.customer(), List.of(it.leftOut()));
      case DigestSealed it -> told(it.message(), it.customer(), it.leftOut());
    };
  }

  private static Stream<NotificationEvent> told(MessageEvent event) {
    return switch (event) {
      case Requested _, AttemptFailed _ -> Stream.of();
      case Sent it when it.letter() != null -> Stream.of(told(it, it.letter()));
      case Sent it when it.copy() != null -> Stream.of(CopyOutcomes.told(it, it.copy()));
      case Sent it -> Stream.concat(told(it), told(it.message(), it.customer(), it.leftOut()));
      case Withdrawn it -> told(it.message(), it.customer(), it.leftOut());
      case Withheld it when it.letter() != null -> Stream.of(told(it, it.letter()));
      case Withheld it -> Stream.of(CopyOutcomes.told(it));
      case GivenUp it when it.letter() != null -> Stream.of(told(it, it.letter()));
      case GivenUp it when it.copy() != null -> Stream.of(CopyOutcomes.told(it, it.copy()));
      case GivenUp it -> told(it);
      case Bounced it when it.letter() != null -> Stream.of(told(it, it.letter()));
      case Bounced it when it.copy() != null -> Stream.of(CopyOutcomes.told(it, it.copy()));
      case Bounced it -> told(it);
    };
  }

  private static Stream<NotificationEvent> told(Sent event) {
    List<Step> steps = event.subjects().stream().map(SentSubject::step).toList();
    return inParts(
        steps,
        part ->
            new MessageSent(
                event.message().value(),
                event.customer(),
                event.kind(),
                part,
                event.channel(),
                event.contactId(),
                event.hash(),
                event.attempt(),
                event.sentAt()));
  }

  private static Stream<NotificationEvent> told(GivenUp event) {
    return inParts(
        event.steps(),
        part ->
            new MessageFailed(
                event.message().value(),
                event.customer(),
                event.kind(),
                part,
                event.channel(),
                event.contactId(),
                event.reason(),
                event.undeliverable(),
                event.customerSequence(),
                event.attempts()));
  }

  private static Stream<NotificationEvent> told(Bounced event) {
    return inParts(
        event.steps(),
        part ->
            new MessageBounced(
                event.message().value(),
                event.customer(),
                event.kind(),
                part,
                event.channel(),
                event.contactId(),
                event.reason(),
                event.customerSequence(),
                event.bouncedAt()));
  }

  private static NotificationEvent told(Sent event, LetterRequest answered) {
    return new LetterMailed(
        event.message().value(),
        event.customer(),
        answered.letter(),
        answered.request(),
        event.channel(),
        event.contactId(),
        event.hash(),
        event.attempt(),
        event.sentAt());
  }

  private static NotificationEvent told(Withheld event, LetterRequest answered) {
    return new LetterMailWithheld(
        event.message().value(),
        event.customer(),
        answered.letter(),
        answered.request(),
        event.obstacle().reason(),
        event.obstacle().detail());
  }

  private static NotificationEvent told(GivenUp event, LetterRequest answered) {
    return new LetterMailFailed(
        event.message().value(),
        event.customer(),
        answered.letter(),
        answered.request(),
        event.channel(),
        event.contactId(),
        event.reason(),
        event.undeliverable(),
        event.customerSequence(),
        event.attempts());
  }

  private static NotificationEvent told(Bounced event, LetterRequest answered) {
    return new LetterMailBounced(
        event.message().value(),
        event.customer(),
        answered.letter(),
        answered.request(),
        event.channel(),
        event.contactId(),
        event.reason(),
        event.customerSequence(),
        event.bouncedAt());
  }

  private static Stream<NotificationEvent> told(
      @Nullable MessageId message, CustomerId customer, List<LeftOut> leftOut) {
    String id = message == null ? null : message.value();
    Map<Why, List<Step>> byReason =
        leftOut.stream()
            .collect(groupingBy(Why::of, LinkedHashMap::new, mapping(LeftOut::step, toList())));
    return byReason.entrySet().stream()
        .flatMap(
            each ->
                inParts(
                    each.getValue(),
                    part ->
                        new StepsLeftOut(
                            id, customer, part, each.getKey().reason(), each.getKey().detail())));
  }

  private record Why(String reason, @Nullable String detail) {
    static Why of(LeftOut leftOut) {
      return new Why(leftOut.reason(), leftOut.detail());
    }
  }

  private static Stream<NotificationEvent> inParts(
      List<Step> steps, Function<List<NotificationEvent.Step>, NotificationEvent> event) {
    return steps.stream()
        .map(MessagePublisher::contract)
        .gather(Gatherers.windowFixed(MOST_STEPS))
        .map(event);
  }

  private static NotificationEvent.Step contract(Step step) {
    return new NotificationEvent.Step(
        step.caseId(),
        step.request(),
        step.account(),
        step.itemKind(),
        step.invoice(),
        step.level());
  }
}
