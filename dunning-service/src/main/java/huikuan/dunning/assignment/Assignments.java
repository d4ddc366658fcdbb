package huikuan.dunning.assignment;

import huikuan.contracts.CustomerId;
import huikuan.dunning.assignment.AssignmentEvent.AssignmentEnded;
import huikuan.dunning.assignment.AssignmentEvent.AssignmentSet;
import huikuan.dunning.assignment.AssignmentEvent.ConsentRecorded;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads assignments from the log: after a change, it is seen. */
@Component
public class Assignments {

  private final EventLog log;

  Assignments(EventLog log) {
    this.log = log;
  }

  /**
   * @param consent of the insurer; null = none is recorded
   */
  record Standing(AssignmentSet set, @Nullable Consent consent) {}

  /** Those of a customer that stand, by their scopes. */
  private Map<String, Standing> standing(CustomerId customer) {
    Map<String, Standing> standing = new HashMap<>();
    all(customer)
        .forEach(
            (scope, known) -> {
              if (known.standing() != null) {
                standing.put(scope, known.standing());
              }
            });
    return standing;
  }

  /**
   * The assignment of one scope, as the log tells it.
   *
   * @param standing null = there is none
   * @param version how often it has changed
   */
  record Known(@Nullable Standing standing, int version) {

    private static final Known NOTHING = new Known(null, 0);

    private Known after(AssignmentEvent event) {
      return new Known(
          switch (event) {
            case AssignmentSet set -> new Standing(set, null);
            case ConsentRecorded it ->
                standing == null ? null : new Standing(standing.set(), it.consent());
            case AssignmentEnded _ -> null;
          },
          version + 1);
    }
  }

  Known of(CustomerId customer, String scope) {
    return all(customer).getOrDefault(scope, Known.NOTHING);
  }

  /** All that were ever told of a customer, by their scopes. */
  private Map<String, Known> all(CustomerId customer) {
    Map<String, Known> all = new HashMap<>();
    for (RecordedEvent event : log.ofAggregate(new AssignmentsKey(customer).toString(), 0)) {
      AssignmentEvent told = (AssignmentEvent) event.payload();
      all.put(told.scope(), all.getOrDefault(told.scope(), Known.NOTHING).after(told));
    }
    return all;
  }

  /**
   * Claims on which we can't grant anything alone.
   *
   * @param factored those that a factor collects: the customer pays it, and agrees with it
   * @param withoutConsent those that are insured, and whose insurer has not agreed to a concession
   */
  public record NotOurs(List<String> factored, List<String> withoutConsent) {

    public boolean isEmpty() {
      return factored.isEmpty() && withoutConsent.isEmpty();
    }
  }

  /** Those of these claims of a customer on which we can't grant anything alone. */
  public NotOurs among(CustomerId customer, Collection<String> caseIds) {
    Map<String, Standing> standing = standing(customer);
    return new NotOurs(
        collectedByFactor(standing, customer, caseIds),
        withoutConsent(standing, customer, caseIds));
  }

  /** A claim's own assignment counts before that of all claims of its customer. */
  static List<String> collectedByFactor(
      Map<String, Standing> standing, CustomerId customer, Collection<String> caseIds) {
    Standing all = standing.get(customer.toString());
    return caseIds.stream()
        .filter(
            each -> {
              Standing own = standing.get(each);
              Standing one = own == null ? all : own;
              return one != null && one.set().assignment().keepsUsFromAsking();
            })
        .toList();
  }

  private static List<String> withoutConsent(
      Map<String, Standing> standing, CustomerId customer, Collection<String> caseIds) {
    return caseIds.stream()
        .filter(
            each ->
                Stream.of(each, customer.toString())
                    .map(standing::get)
                    .anyMatch(
                        known ->
                            known != null
                                && known.set().assignment().kind() == Assignment.Kind.INSURED
                                && known.consent() == null))
        .toList();
  }
}
