package huikuan.dunning.assignment;

import huikuan.contracts.CustomerId;
import huikuan.dunning.assignment.AssignmentEvent.AssignmentEnded;
import huikuan.dunning.assignment.AssignmentEvent.AssignmentSet;
import huikuan.dunning.assignment.AssignmentEvent.ConsentRecorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;

/** An event of each kind, with all that it can tell. */
public final class AssignmentSamples {

  private AssignmentSamples() {}

  public static Stream<Object> events() {
    CustomerId customer = CustomerId.parse("CN01.0379-NEVHP");
    String caseId = "reminder.CN01.611365";
    Instant moment = Instant.parse("2013-02-04T01:00:00Z");
    return Stream.of(
        new AssignmentSet(
            customer,
            caseId,
            caseId,
            new Assignment(
                Assignment.Kind.INSURED, "Insurer", "6222 01", Assignment.Collects.US, 30, "P-1"),
            moment,
            "li.qiang",
            moment),
        new ConsentRecorded(
            customer,
            caseId,
            caseId,
            new Consent("Ms Ma", LocalDate.of(2013, 2, 1), "ab12"),
            "li.qiang"),
        new AssignmentEnded(customer, caseId, caseId, "bought back", "li.qiang", moment));
  }
}
