package huikuan.notification.digest;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.partitioningBy;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.contracts.MessageKind;
import huikuan.notification.digest.DigestCommand.AddSubject;
import huikuan.notification.digest.DigestCommand.SealDigest;
import huikuan.notification.digest.DigestEvent.DigestOpened;
import huikuan.notification.digest.DigestEvent.DigestSealed;
import huikuan.notification.digest.DigestEvent.SubjectAdded;
import huikuan.notification.digest.DigestEvent.SubjectRefused;
import huikuan.notification.history.ContactHistory;
import huikuan.notification.message.Frequency;
import huikuan.notification.message.LeftOut;
import huikuan.notification.message.Step;
import huikuan.notification.message.Subject;
import huikuan.notification.openamounts.ClaimState;
import huikuan.notification.openamounts.ClaimStates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The claims due for one contact of a customer on one day. It gathers them until it is sealed, and
 * becomes one message, of one kind: a demand if one is due, else a courtesy. If it became no
 * message, the next claim opens it anew.
 *
 * <p>It is remembered between its commands. An outdated state does no harm: a known claim stays
 * known and a sealed opening stays sealed. Any other decision is an event, which collides in the
 * log.
 */
@Aggregate(type = "digest", cache = "recentDigests")
class Digest {

  /** The contact is sent a demand, which is never mixed with courtesies. */
  static final String DEMAND_FIRST = "demand-first";

  /**
   * The contact is reminded of overdue claims, which are never mixed with notices of claims to
   * come.
   */
  static final String REMINDER_FIRST = "reminder-first";

  /** A cap forbids a further message to the contact, the person at its address or the customer. */
  static final String CAP = "cap";

  static final String CONTACTED_TODAY = "contacted-today";

  /**
   * The message is full: a person reads it, and one commit holds it. The rest waits for another
   * day.
   */
  static final String FULL = "message-full";

  static final int MOST_SUBJECTS = 5_000;

  @AggregateIdentifier private @Nullable DigestId id;
  private @Nullable DigestOpened opened;
  private final Map<MessageKind, List<Subject>> gathered = new LinkedHashMap<>();
  private final Set<Step> known = new HashSet<>();
  private int openings;
  private boolean sealed = true;
  private boolean written;

  protected Digest() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AddSubject command) {
    Step step = command.subject().step();
    if (known.contains(step)) {
      return;
    }
    if (written || of(command.kind()).size() >= MOST_SUBJECTS) {
      String reason = written ? CONTACTED_TODAY : FULL;
      apply(new SubjectRefused(command.digest(), command.customer(), new LeftOut(step, reason)));
      return;
    }
    if (sealed) {
      apply(
          new DigestOpened(
              command.digest(),
              openings + 1,
              command.customer(),
              command.recipient(),
              command.sending(),
              command.ordered()));
    }
    apply(
        new SubjectAdded(command.digest(), command.customer(), command.kind(), command.subject()));
  }

  @CommandHandler
  void handle(SealDigest command, ClaimStates states, ContactHistory history) {
    if (command.opening() > openings) {
      throw new ConcurrencyException("Another instance has opened " + id);
    }
    if (sealed || command.opening() < openings) {
      return;
    }
    List<Subject> gatheredDemands = of(MessageKind.DEMAND);
    List<ClaimState> all =
        states.of(
            Stream.concat(gatheredDemands.stream(), of(MessageKind.COURTESY).stream()).toList(),
            requireNonNull(opened).sending().day());
    List<LeftOut> leftOut = new ArrayList<>();
    List<Subject> demands = owed(all.subList(0, gatheredDemands.size()), leftOut);
    List<Subject> courtesies = owed(all.subList(gatheredDemands.size(), all.size()), leftOut);
    MessageKind kind = demands.isEmpty() ? MessageKind.COURTESY : MessageKind.DEMAND;
    DigestOpened first = requireNonNull(opened);
    boolean anything = !demands.isEmpty() || !courtesies.isEmpty();
    Optional<Frequency> allowed = anything ? allowed(first, history) : Optional.empty();
    List<Subject> subjects =
        allowed.isPresent()
            ? told(demands, courtesies, leftOut)
            : capped(demands, courtesies, leftOut);
    apply(
        new DigestSealed(
            first.digest(),
            first.customer(),
            first.recipient(),
            first.sending(),
            subjects.isEmpty() ? null : kind,
            subjects,
            leftOut,
            allowed.orElse(null)));
  }

  /** The counts of messages with one more; empty = a cap forbids it. */
  private static Optional<Frequency> allowed(DigestOpened of, ContactHistory history) {
    return Optional.of(
            history.withOneMore(
                of.customer(), of.recipient().contactId(), of.sending(), of.ordered()))
        .filter(Frequency::allowed);
  }

  private static List<Subject> capped(
      List<Subject> demands, List<Subject> courtesies, List<LeftOut> leftOut) {
    leaveOut(demands, CAP, leftOut);
    leaveOut(courtesies, CAP, leftOut);
    return List.of();
  }

  private List<Subject> told(
      List<Subject> demands, List<Subject> courtesies, List<LeftOut> leftOut) {
    if (demands.isEmpty()) {
      return overdueFirst(courtesies, leftOut);
    }
    leaveOut(courtesies, DEMAND_FIRST, leftOut);
    return demands;
  }

  /**
   * Keeps the overdue claims if there are any: a letter is about overdue claims or claims to come.
   */
  private List<Subject> overdueFirst(List<Subject> courtesies, List<LeftOut> leftOut) {
    LocalDate day = requireNonNull(opened).sending().day();
    Map<Boolean, List<Subject>> byTime =
        courtesies.stream().collect(partitioningBy(each -> each.isOverdueOn(day)));
    List<Subject> overdue = byTime.getOrDefault(true, List.of());
    if (overdue.isEmpty()) {
      return courtesies;
    }
    leaveOut(byTime.getOrDefault(false, List.of()), REMINDER_FIRST, leftOut);
    return overdue;
  }

  private static void leaveOut(List<Subject> subjects, String reason, List<LeftOut> leftOut) {
    subjects.forEach(each -> leftOut.add(new LeftOut(each.step(), reason)));
  }

  private List<Subject> of(MessageKind kind) {
    return gathered.getOrDefault(kind, List.of());
  }

  /** The claims still owed, by due date. */
  private static List<Subject> owed(List<ClaimState> states, List<LeftOut> leftOut) {
    states.forEach(each -> each.leftOut().ifPresent(leftOut::add));
    return states.stream()
        .filter(ClaimState::owed)
        .map(ClaimState::subject)
        .sorted(
            Comparator.comparing(Subject::dueOn)
                .thenComparing(Subject::invoiceDate)
                .thenComparing(each -> each.step().invoice()))
        .toList();
  }

  @EventSourcingHandler
  void on(DigestOpened event) {
    id = event.digest();
    opened = event;
    openings = event.opening();
    sealed = false;
  }

  @EventSourcingHandler
  void on(SubjectAdded event) {
    known.add(event.subject().step());
    gathered.computeIfAbsent(event.kind(), none -> new ArrayList<>()).add(event.subject());
  }

  @EventSourcingHandler
  void on(SubjectRefused event) {
    known.add(event.leftOut().step());
  }

  /** Its size in memory, as a number of claims. */
  int weight() {
    return 1 + known.size();
  }

  @EventSourcingHandler
  void on(DigestSealed event) {
    gathered.clear();
    sealed = true;
    written = event.kind() != null;
  }
}
