package huikuan.dunning.sanction;

import static huikuan.dunning.sanction.Examples.CUSTOMER;
import static huikuan.dunning.sanction.Examples.MONDAY;
import static huikuan.dunning.sanction.Examples.NOW;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.dunning.customers.Customer;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.ladder.ShippedLadder;
import huikuan.dunning.sanction.SanctionEvent.AnswerMissing;
import huikuan.dunning.sanction.SanctionEvent.OfSanction;
import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.OrderAcknowledged;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import huikuan.dunning.sanction.SanctionEvent.SanctionApproved;
import huikuan.dunning.sanction.SanctionEvent.SanctionLifted;
import huikuan.dunning.sanction.SanctionEvent.SanctionProposed;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The list, the page and the case say the same of what is not answered. */
class OrderAnswersTest {

  private static final List<String> CASES = List.of("escalation.CN01.ACME.CNY.1");
  private static final SanctionKind STOP = SanctionKind.STOP_SUPPLY;
  private static final List<String> SYSTEMS = List.of("erp", "crm");

  private static final OfSanction APPROVED =
      new SanctionApproved(
          CUSTOMER, CASES, 1, STOP, null, MONDAY, "person:li.na", SYSTEMS, NOW, List.of());

  private static final OfSanction LIFTED =
      new SanctionLifted(CUSTOMER, CASES, 1, STOP, null, "cured", MONDAY, SYSTEMS, NOW, null);

  private static final OfSanction LATE =
      new AnswerMissing(CUSTOMER, CASES, 1, STOP, Order.IMPOSE, SYSTEMS);

  private static OfSanction says(String system, Outcome outcome) {
    return new OrderAcknowledged(CUSTOMER, CASES, 1, STOP, Order.IMPOSE, system, outcome, null);
  }

  @Test
  void anOrderIsUnansweredWhileASystemHasNotDoneItAndOneHasRefusedOrTheTimeIsOver() {
    assertThat(unanswered(APPROVED)).isFalse();
    assertThat(unanswered(APPROVED, says("erp", Outcome.DONE))).isFalse();
    assertThat(unanswered(APPROVED, says("erp", Outcome.REFUSED))).isTrue();
    assertThat(unanswered(APPROVED, says("erp", Outcome.REFUSED), says("crm", Outcome.DONE)))
        .as("one refused, and another does it")
        .isTrue();
    assertThat(unanswered(APPROVED, LATE)).isTrue();
    assertThat(unanswered(APPROVED, LATE, says("erp", Outcome.DONE))).isTrue();
    assertThat(unanswered(APPROVED, LATE, says("erp", Outcome.DONE), says("crm", Outcome.DONE)))
        .isFalse();
    assertThat(unanswered(APPROVED, says("erp", Outcome.REFUSED), LIFTED)).isFalse();
    assertThat(unanswered(APPROVED, LIFTED, says("erp", Outcome.REFUSED))).isTrue();
  }

  private static boolean unanswered(OfSanction... events) {
    OrderAnswers answers = OrderAnswers.NONE;
    SanctionEntry entry = SanctionEntry.of(proposed());
    for (OfSanction event : events) {
      answers = answers.after(event);
      entry.apply(event);
    }
    assertThat(entry.unanswered).as("the list").isEqualTo(answers.unanswered());
    assertThat(page(events)).as("the page").isEqualTo(answers.unanswered());
    return answers.unanswered();
  }

  private static boolean page(OfSanction... events) {
    List<OfSanction> all = new ArrayList<>(List.of(proposed()));
    all.addAll(Arrays.asList(events));
    Customer customer = new Examples.Basis().customer(CUSTOMER);
    return requireNonNull(
            SanctionHistory.of(all.stream().map(OrderAnswersTest::recorded).toList()).get(1))
        .view(customer, ShippedLadder.LADDER, null, null)
        .unanswered();
  }

  private static RecordedEvent recorded(OfSanction event) {
    return new RecordedEvent(1, 0, "1-0", "name", event, Map.of(), NOW, null, null, 0);
  }

  private static SanctionProposed proposed() {
    return new SanctionProposed(
        CUSTOMER,
        CASES,
        1,
        STOP,
        null,
        List.of(),
        new SanctionEvent.Evidence(List.of(), null, null, null, true, List.of(), 0, "standard/1"),
        null,
        Story.MACHINE,
        NOW);
  }
}
