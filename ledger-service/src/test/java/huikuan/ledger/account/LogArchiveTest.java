package huikuan.ledger.account;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogArchiveTest {

  private final Erp erp = new Erp();
  private final AccountId account = AccountId.parse(erp.company() + ".A.USD");
  private final DocumentKey invoice = new DocumentKey(erp.company(), Kind.INVOICE, "1");
  private final Archive archive = new LogArchive(RunningLedger.ledger().log());

  @BeforeEach
  void post() {
    erp.post(erp.invoice("1", "10.00"), erp.receipt("R", "4.00"));
    erp.post(erp.receipt("S", "6.00"));
  }

  @Test
  void tellsNothingNewerThanWhatTheAccountKnowsOfItself() {
    assertThat(numbers(account, -1)).isEmpty();
    assertThat(numbers(account, 0)).containsExactly("1");
    assertThat(numbers(account, 1)).containsExactly("1", "R");
    assertThat(numbers(account, 2)).containsExactly("1", "R", "S");
  }

  @Test
  void tellsAllOfOtherAccounts() {
    assertThat(numbers(AccountId.parse(erp.company() + ".B.USD"), -1))
        .containsExactly("1", "R", "S");
  }

  @Test
  void whoDoesNotKnowTheLastEventWasOvertaken() {
    assertThat(archive.overtaken(new Version(account, 1))).isTrue();
    assertThat(archive.overtaken(new Version(account, 2))).isFalse();
  }

  private List<String> numbers(AccountId asking, long sequence) {
    return archive
        .about(List.of(invoice), new Version(asking, sequence))
        .getOrDefault(invoice, List.of())
        .stream()
        .map(AccountEvent::number)
        .toList();
  }
}
