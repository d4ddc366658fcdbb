package huikuan.ledger.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.ledger.confirmation.ConfirmationEvent.CallDue;
import huikuan.ledger.confirmation.ConfirmationEvent.LetterWritten;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists tell of a letter. */
class LetterEntryTest {

  private static final String LETTER = "CN01.20260331.7K3Q9F2MXB";
  private static final AccountId ACCOUNT = AccountId.parse("CN01.C-1006.CNY");

  /** That a call is due no longer would tell that an answer has come. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theCompanyIsToldOfCallsThatAreItsOwn(boolean auditor) {
    LetterEntry entry =
        LetterEntry.of(
            new LetterWritten(
                LETTER,
                ACCOUNT,
                LetterKind.POSITIVE,
                1,
                LocalDate.parse("2026-03-31"),
                LocalDate.parse("2026-04-13"),
                Money.parse("215600.00 CNY"),
                1,
                "{}",
                "ab".repeat(32),
                null,
                null,
                auditor));
    assertThat(entry.callDue).isFalse();
    entry.apply(new CallDue(LETTER, ACCOUNT));
    assertThat(entry.callDue).isTrue();
    assertThat(entry.callDueTold).isEqualTo(!auditor);
  }
}
