package huikuan.dunning.cases;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.SanctionEvent;
import huikuan.dunning.sanction.SanctionEvent.AnswerMissing;
import huikuan.dunning.sanction.SanctionEvent.EscalationClosed;
import huikuan.dunning.sanction.SanctionEvent.EscalationOpened;
import huikuan.dunning.sanction.SanctionEvent.Order;
import huikuan.dunning.sanction.SanctionEvent.OrderAcknowledged;
import huikuan.dunning.sanction.SanctionEvent.Outcome;
import huikuan.dunning.sanction.SanctionEvent.SanctionApproved;
import huikuan.dunning.sanction.SanctionEvent.SanctionLifted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseOfEscalationTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.ACME.CNY");
  private static final String CASE = "escalation.CN01.ACME.CNY.1";
  private static final List<String> CASES = List.of(CASE);
  private static final String TASK = "CN01.ACME.sanction-unanswered";
  private static final SanctionKind STOP = SanctionKind.STOP_SUPPLY;
  private static final Instant NOW = Instant.parse("2013-03-04T01:00:00Z");

  private final CaseEntry entry =
      CaseOfEscalation.open(new EscalationOpened(CASE, ACCOUNT, 1, "standard/1"));

  private void apply(SanctionEvent... events) {
    for (SanctionEvent event : events) {
      new CaseOfEscalation(entry).apply(event);
    }
  }

  private static SanctionApproved approved(int number) {
    return new SanctionApproved(
        ACCOUNT.customerId(),
        CASES,
        number,
        STOP,
        null,
        LocalDate.of(2013, 3, 4),
        "person:li.na",
        List.of("erp", "crm"),
        NOW,
        List.of());
  }

  private static SanctionLifted lifted(int number) {
    return new SanctionLifted(
        ACCOUNT.customerId(),
        CASES,
        number,
        STOP,
        null,
        "cured",
        LocalDate.of(2013, 3, 4),
        List.of("erp"),
        NOW,
        null);
  }

  private static OrderAcknowledged says(int number, String system, Outcome outcome) {
    return new OrderAcknowledged(
        ACCOUNT.customerId(), CASES, number, STOP, Order.IMPOSE, system, outcome, null);
  }

  private static AnswerMissing late(int number) {
    return new AnswerMissing(
        ACCOUNT.customerId(), CASES, number, STOP, Order.IMPOSE, List.of("erp"));
  }

  @Test
  void theTaskLastsUntilAllSystemsHaveDoneIt() {
    apply(approved(1), says(1, "erp", Outcome.REFUSED), says(1, "crm", Outcome.DONE));
    assertThat(entry.tasks).as("one has refused").containsExactly(TASK);
    apply(lifted(1));
    assertThat(entry.tasks).as("another order takes its place").isEmpty();
  }

  @Test
  void theTaskLastsWhileAnySanctionIsUnanswered() {
    apply(approved(1), approved(2), late(1), late(2));
    apply(lifted(2));
    assertThat(entry.tasks).as("the other one is").containsExactly(TASK);
    apply(says(1, "erp", Outcome.DONE));
    assertThat(entry.tasks).containsExactly(TASK);
    apply(says(1, "crm", Outcome.DONE));
    assertThat(entry.tasks).isEmpty();
  }

  @Test
  void theTaskOutlivesTheCase() {
    apply(approved(1), lifted(1), late(1), new EscalationClosed(CASE, ACCOUNT, "settled"));
    assertThat(entry.tasks).containsExactly(TASK);
    apply(says(1, "erp", Outcome.DONE));
    assertThat(entry.tasks).isEmpty();
  }
}
