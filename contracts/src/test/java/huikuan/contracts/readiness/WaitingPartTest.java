package huikuan.contracts.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.BasisEvent.Milestone;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingPartTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  /** {@code amount[currency][+reached][*accepted]}; {@code -} = it opens none. */
  private static Milestone milestone(String text, int at) {
    String amount = text.replaceAll("[+*]", "");
    return new Milestone(
        "M" + at,
        "stage " + at,
        amount.equals("-") ? null : money(amount),
        null,
        day(text.contains("+")),
        day(text.contains("*")));
  }

  private static Money money(String text) {
    return text.endsWith("USD")
        ? Money.parse(text.replace("USD", ".00 USD"))
        : Money.parse(text + ".00 CNY");
  }

  private static @Nullable LocalDate day(boolean told) {
    return told ? DAY : null;
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # milestones,  accepted?, before, amount, parts that wait
          '60 40',        false, 0,   100, 'M1 60, M2 40'
          '60+ 40',       false, 0,   100, 'M2 40'
          '60+ 40+',      false, 0,   100, ''
          '60+ 40',       false, 0,   60,  ''
          '60+ 40',       false, 50,  30,  'M2 20'
          '60+ 40',       false, 90,  25,  'M2 10'
          '60+ 40',       false, 100, 25,  ''
          '60 40+',       false, 0,   40,  ''
          '60 40+',       false, 40,  60,  'M1 60'
          '60 40+',       false, 30,  60,  'M1 50'
          '30 30 40',     false, 30,  40,  'M2 30, M3 10'
          '30 30 40',     false, 59,  2,   'M2 1, M3 1'
          '30 30 40',     false, 60,  100, 'M3 40'
          '30+ - 40',     false, 0,   40,  'M3 10'
          '- -',          false, 0,   100, ''
          '60+ 40+',      true,  0,   100, 'M1 60, M2 40'
          '60+* 40+',     true,  0,   100, 'M2 40'
          '60USD 40',     false, 0,   100, 'M2 40'
          '60USD',        false, 0,   100, ''
          """)
  void aClaimWaitsForWhatIsNotReachedBehindTheClaimsBeforeIt(
      String milestones, boolean acceptance, String before, String amount, String parts) {
    String[] each = milestones.split(" ");
    List<Milestone> all =
        IntStream.range(0, each.length).mapToObj(at -> milestone(each[at], at + 1)).toList();

    String found =
        WaitingPart.of(all, acceptance, money(before), money(amount)).stream()
            .map(it -> it.milestone().id() + " " + it.amount().decimal().replace(".00", ""))
            .collect(Collectors.joining(", "));

    assertThat(found).isEqualTo(parts);
  }
}
