package huikuan.dunning.assignment;

import huikuan.contracts.CustomerId;
import huikuan.dunning.assignment.AssignmentCommand.EndAssignment;
import huikuan.dunning.assignment.AssignmentCommand.RecordConsent;
import huikuan.dunning.assignment.AssignmentCommand.SetAssignment;
import huikuan.dunning.assignment.Assignments.Known;
import huikuan.dunning.assignment.Assignments.Standing;
import huikuan.dunning.assignment.AssignmentsController.View;
import huikuan.dunning.claim.CurrentClaim;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.calendar.WorkingDays;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Assigns claims, records consents and ends assignments, as requests say. */
@Component
class AssignmentActs {

  /** Working days before an insurer has to be told, for telling it. */
  private static final int TO_TELL = 5;

  private final Assignments assignments;
  private final Customers customers;
  private final Calendars calendars;
  private final Commands commands;

  AssignmentActs(
      Assignments assignments, Customers customers, Calendars calendars, Commands commands) {
    this.assignments = assignments;
    this.customers = customers;
    this.calendars = calendars;
    this.commands = commands;
  }

  View set(CurrentClaim claim, HttpServletRequest request, @Nullable Integer seen, Instant now)
      throws IOException {
    Customer customer = customers.find(claim.account().customerId());
    Assignment assignment = read(request);
    return set(
        customer.id(),
        claim.caseId(),
        assignment,
        noticeAt(claim, customer, assignment),
        seen,
        now);
  }

  View set(Customer customer, HttpServletRequest request, @Nullable Integer seen, Instant now)
      throws IOException {
    return set(customer.id(), null, read(request), null, seen, now);
  }

  private View set(
      CustomerId customer,
      @Nullable String caseId,
      Assignment assignment,
      @Nullable Instant noticeAt,
      @Nullable Integer seen,
      Instant now) {
    AssignmentsKey key = new AssignmentsKey(customer);
    SetAssignment command = new SetAssignment(key, caseId, assignment, noticeAt, now, seen);
    return told(customer, caseId, commands.send(command), "not assigned");
  }

  private static Assignment read(HttpServletRequest request) throws IOException {
    Faults faults = new Faults();
    return AssignmentBodies.assignment(
        Fields.ofBody(request, AssignmentBodies.MOST_BYTES, faults), faults);
  }

  /** Some working days before the insurer has to be told. */
  private @Nullable Instant noticeAt(CurrentClaim claim, Customer customer, Assignment assignment) {
    Integer within = assignment.notifyWithin();
    if (within == null) {
      return null;
    }
    WorkingDays days = calendars.of(customer.country());
    LocalDate last = claim.dueOn().plusDays(within);
    return days.plus(last, -TO_TELL).atStartOfDay(customer.zone()).toInstant();
  }

  View consent(CurrentClaim claim, HttpServletRequest request, @Nullable Integer seen, Instant now)
      throws IOException {
    Customer customer = customers.find(claim.account().customerId());
    return consent(customer, claim, request, seen, now);
  }

  View consent(Customer customer, HttpServletRequest request, @Nullable Integer seen, Instant now)
      throws IOException {
    return consent(customer, null, request, seen, now);
  }

  private View consent(
      Customer customer,
      @Nullable CurrentClaim claim,
      HttpServletRequest request,
      @Nullable Integer seen,
      Instant now)
      throws IOException {
    Faults faults = new Faults();
    Consent consent =
        AssignmentBodies.consent(
            Fields.ofBody(request, AssignmentBodies.MOST_BYTES, faults),
            faults,
            claim == null ? null : claim.documentOn(),
            LocalDate.ofInstant(now, customer.zone()));
    String caseId = claim == null ? null : claim.caseId();
    RecordConsent command =
        new RecordConsent(new AssignmentsKey(customer.id()), caseId, consent, seen);
    return told(customer.id(), caseId, commands.send(command), "not insured");
  }

  View end(
      CustomerId customer,
      @Nullable String caseId,
      HttpServletRequest request,
      @Nullable Integer seen,
      Instant now)
      throws IOException {
    Faults faults = new Faults();
    String reason =
        AssignmentBodies.reason(
            Fields.ofBody(request, AssignmentBodies.MOST_BYTES, faults), faults);
    EndAssignment command =
        new EndAssignment(new AssignmentsKey(customer), caseId, reason, now, seen);
    return told(customer, caseId, commands.send(command), "neither factored nor insured");
  }

  /**
   * @param lacking what it is, if there is no such assignment
   */
  private View told(
      CustomerId customer, @Nullable String caseId, AssignmentOutcome outcome, String lacking) {
    return switch (outcome) {
      case DONE -> view(customer, caseId);
      case NOT_ASSIGNED -> throw notAssigned(lacking);
      case OUTDATED -> throw IfMatch.changed("assignment", known(customer, caseId).version());
    };
  }

  private static ProblemException notAssigned(String what) {
    return new ProblemException(
        Problem.of(
            "not-assigned",
            "There is no such assignment",
            409,
            "None is recorded of this alone, so it is %s: look at the claim, and at all claims of the customer."
                .formatted(what)));
  }

  private Known known(CustomerId customer, @Nullable String caseId) {
    return assignments.of(
        customer, CustomerAssignments.scope(new AssignmentsKey(customer), caseId));
  }

  View view(CustomerId customer, @Nullable String caseId) {
    Known known = known(customer, caseId);
    Standing standing = known.standing();
    return new View(
        customer.company(),
        customer.customer(),
        caseId,
        standing == null ? null : standing.set().assignment(),
        standing == null ? null : standing.set().noticeAt(),
        standing == null ? null : standing.consent(),
        known.version());
  }
}
