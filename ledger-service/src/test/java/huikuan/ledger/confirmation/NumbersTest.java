package huikuan.ledger.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.AccountId;
import huikuan.contracts.ledger.LetterKind;
import huikuan.platform.fields.Faults;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Numbers are the same in every release: by them what is asked for again is known. */
class NumbersTest {

  private static final AccountId ACCOUNT = AccountId.parse("CN01.C-1006.CNY");
  private static final LocalDate QUARTER = LocalDate.parse("2026-03-31");

  private static String letter(LetterKind kind, LocalDate from, boolean auditor, int edition) {
    return LetterNumber.of(ACCOUNT, kind, from, QUARTER, auditor, edition).value();
  }

  private static String run(String body) {
    RunReader.Asked asked =
        RunReader.read(new JsonMapper().readTree(body.replace('\'', '"')), new Faults());
    return RunNumber.of(asked.company(), asked.cutOff(), asked.about()).value();
  }

  @Test
  void aLettersNumberFollowsFromWhatItIsAbout() {
    assertThat(letter(LetterKind.POSITIVE, null, false, 1)).isEqualTo("CN01.20260331.C37VBJF7J3");
    assertThat(letter(LetterKind.POSITIVE, null, false, 2)).isEqualTo("CN01.20260331.R79Y5QC0XX");
    assertThat(letter(LetterKind.POSITIVE, null, true, 1)).isEqualTo("CN01.20260331.7J880GC6RX");
    assertThat(letter(LetterKind.STATEMENT, LocalDate.parse("2026-01-01"), false, 1))
        .isEqualTo("CN01.20260331.QFRZFJN5FF");
  }

  @Test
  void aRunsNumberFollowsFromWhatItDoes() {
    assertThat(run("{'company':'CN01','kind':'positive','cutOff':'2026-03-31'}"))
        .isEqualTo("CN01.20260331.run-EPA4FTCACW");
    assertThat(
            run(
                "{'company':'CN01','kind':'statement','from':'2026-01-01','cutOff':'2026-03-31','knownAt':'7','select':{'currency':'CNY','class':'key','zero':true,'sample':3,'seed':9},'replyTo':{'name':'A','email':'a@b.example'},'language':'en'}"))
        .isEqualTo("CN01.20260331.run-V77WD5CFV6");
  }
}
