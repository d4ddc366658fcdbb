package huikuan.dunning.arrangement;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.dunning.claim.ClaimEvent.ClaimAdjusted;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes by which money came in or went back. */
class ClaimChangeTest {

  @ParameterizedTest
  @CsvSource({
    "creditNote,            , false",
    "writeOff,              , false",
    "allocation, receipt,     true",
    "allocation, creditNote,  false",
    "allocation,            , true",
    "reversal,   receipt,     true",
    "reversal,   creditNote,  false",
    "reversal,              , true",
  })
  void aDocumentIsOfMoneyAsTheCreditIsThatItSetsOrUndoes(
      String kind, @Nullable String undone, boolean ofMoney) {
    ClaimAdjusted event =
        new ClaimAdjusted(
            "reminder.CN01.F-1",
            AccountId.parse("CN01.C-1.USD"),
            "F-1",
            kind,
            "D-1",
            LocalDate.of(2013, 3, 8),
            Money.parse("-5.00 USD"),
            Money.parse("1.00 USD"),
            7,
            null,
            undone,
            undone == null ? null : "R-1");

    assertThat(ClaimChange.of(event, Instant.EPOCH))
        .get()
        .extracting(ClaimChange::ofMoney)
        .isEqualTo(ofMoney);
  }
}
