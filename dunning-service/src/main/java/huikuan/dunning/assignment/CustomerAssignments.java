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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
  private final Set<String> known = new HashSet<>();

  protected CustomerAssignments() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean handle(SetAssignment command, @MetaDataValue(Actor.METADATA) String actor) {
    String scope = scope(command.key(), command.caseId());
    if (command.assignment().equals(assignments.get(scope))) {
      return false;
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
    return true;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean handle(RecordConsent command, @MetaDataValue(Actor.METADATA) String actor) {
    String scope = scope(command.key(), command.caseId());
    Assignment assignment = assignments.get(scope);
    if (assignment == null || assignment.kind() != Assignment.Kind.INSURED) {
      return false;
    }
    if (!command.consent().equals(consents.get(scope))) {
      apply(
          new ConsentRecorded(
              command.key().customer(), command.caseId(), scope, command.consent(), actor));
    }
    return true;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  boolean handle(EndAssignment command, @MetaDataValue(Actor.METADATA) String actor) {
    String scope = scope(command.key(), command.caseId());
    if (assignments.containsKey(scope)) {
      apply(
          new AssignmentEnded(
              command.key().customer(),
              command.caseId(),
              scope,
              command.reason(),
              actor,
              command.now()));
    }
    return known.contains(scope);
  }

  static String scope(AssignmentsKey key, @Nullable String caseId) {
    return caseId == null ? key.customer().toString() : caseId;
  }

  @EventSourcingHandler
  void on(AssignmentEvent event) {
    key = new AssignmentsKey(event.customer());
    switch (event) {
      case AssignmentSet set -> {
        assignments.put(set.scope(), set.assignment());
        consents.remove(set.scope());
        known.add(set.scope());
      }
      case ConsentRecorded recorded -> consents.put(recorded.scope(), recorded.consent());
      case AssignmentEnded ended -> {
        assignments.remove(ended.scope());
        consents.remove(ended.scope());
      }
    }
  }
}
