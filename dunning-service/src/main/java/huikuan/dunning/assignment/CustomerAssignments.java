package huikuan.dunning.assignment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import huikuan.dunning.assignment.AssignmentCommand.EndAssignment;
import huikuan.dunning.assignment.AssignmentCommand.RecordConsent;
import huikuan.dunning.assignment.AssignmentCommand.SetAssignment;
import huikuan.dunning.assignment.AssignmentEvent.AssignmentEnded;
import huikuan.dunning.assignment.AssignmentEvent.AssignmentSet;
import huikuan.dunning.assignment.AssignmentEvent.ConsentRecorded;
import huikuan.platform.actor.Actor;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The rights of third parties in a customer's claims: in single ones, or in all. */
@Aggregate(type = "assignments")
class CustomerAssignments {

  @SuppressWarnings("unused") // read by the framework
  @AggregateIdentifier
  private @Nullable AssignmentsKey key;

  private final Map<String, Assignment> assignments = new HashMap<>();
  private final Map<String, Consent> consents = new HashMap<>();

  /** How often the assignment of a scope has changed. */
  private final Map<String, Integer> versions = new HashMap<>();

  protected CustomerAssignments() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  AssignmentOutcome handle(SetAssignment command, @MetaDataValue(Actor.METADATA) String actor) {
    String scope = scope(command.key(), command.caseId());
    if (command.assignment().equals(assignments.get(scope))) {
      return AssignmentOutcome.DONE;
    }
    if (isOutdated(scope, command.seen())) {
      return AssignmentOutcome.OUTDATED;
    }
    apply(
        new AssignmentSet(
            command.key().customer(),
            command.caseId(),
            scope,
            command.assignment(),
            command.noticeAt(),
            actor,
            command.now()));
    return AssignmentOutcome.DONE;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  AssignmentOutcome handle(RecordConsent command, @MetaDataValue(Actor.METADATA) String actor) {
    String scope = scope(command.key(), command.caseId());
    Assignment assignment = assignments.get(scope);
    if (assignment == null || assignment.kind() != Assignment.Kind.INSURED) {
      return AssignmentOutcome.NOT_ASSIGNED;
    }
    if (command.consent().equals(consents.get(scope))) {
      return AssignmentOutcome.DONE;
    }
    if (isOutdated(scope, command.seen())) {
      return AssignmentOutcome.OUTDATED;
    }
    apply(
        new ConsentRecorded(
            command.key().customer(), command.caseId(), scope, command.consent(), actor));
    return AssignmentOutcome.DONE;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  AssignmentOutcome handle(EndAssignment command, @MetaDataValue(Actor.METADATA) String actor) {
    String scope = scope(command.key(), command.caseId());
    if (!assignments.containsKey(scope)) {
      return versions.containsKey(scope) ? AssignmentOutcome.DONE : AssignmentOutcome.NOT_ASSIGNED;
    }
    if (isOutdated(scope, command.seen())) {
      return AssignmentOutcome.OUTDATED;
    }
    apply(
        new AssignmentEnded(
            command.key().customer(),
            command.caseId(),
            scope,
            command.reason(),
            actor,
            command.now()));
    return AssignmentOutcome.DONE;
  }

  private boolean isOutdated(String scope, @Nullable Integer seen) {
    return seen != null && !seen.equals(versions.getOrDefault(scope, 0));
  }

  static String scope(AssignmentsKey key, @Nullable String caseId) {
    return caseId == null ? key.customer().toString() : caseId;
  }

  @EventSourcingHandler
  void on(AssignmentEvent event) {
    key = new AssignmentsKey(event.customer());
    versions.merge(event.scope(), 1, Integer::sum);
    switch (event) {
      case AssignmentSet set -> {
        assignments.put(set.scope(), set.assignment());
        consents.remove(set.scope());
      }
      case ConsentRecorded recorded -> consents.put(recorded.scope(), recorded.consent());
      case AssignmentEnded ended -> {
        assignments.remove(ended.scope());
        consents.remove(ended.scope());
      }
    }
  }
}
