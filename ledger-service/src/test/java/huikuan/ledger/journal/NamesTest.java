package huikuan.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      textBlock =
          """
          0379-NEVHP   ! 0379-NEVHP           ! 0379-NEVHP
          ACME Ltd     ! ACME Ltd             ! ACME-u20-Ltd
          `a  b`       ! `a %20b`             ! X-u-a-u20--u20-b
          a:b          ! a%3Ab                ! X-u-a-u3a-b
          a;b          ! a%3Bb                ! X-u-a-u3b-b
          (a)          ! %28a%29              ! X-u--u28-a-u29-
          [a]          ! %5Ba%5D              ! X-u--u5b-a-u5d-
          "a"          ! %22a%22              ! X-u--u22-a-u22-
          100%         ! 100%25               ! 100-u25-
          A-u1         ! A-u1                 ! A-u2d-u1
          -            ! -                    ! X-u--
          X-u-a        ! X-u-a                ! X-u2d-u-a
          北京（上海）  ! 北京（上海）           ! X-u-北京-uff08-上海-uff09-
          a\u3000b     ! a%E3%80%80b          ! X-u-a-u3000-b
          """)
  void whatAToolWouldMisunderstandIsEscaped(String identifier, String hledger, String beancount) {
    assertThat(Names.hledger(identifier)).isEqualTo(hledger);
    assertThat(Names.beancount(identifier)).isEqualTo(beancount);
  }

  @Test
  void noTwoIdentifiersBecomeTheSameName() {
    Random random = new Random(1);
    Set<String> identifiers = new HashSet<>();
    for (int each = 0; each < 200_000; each++) {
      identifiers.add(identifier(random));
    }
    Set<String> hledger = new HashSet<>();
    Set<String> beancount = new HashSet<>();
    for (String each : identifiers) {
      hledger.add(Names.hledger(each));
      beancount.add(Names.beancount(each));
    }
    assertThat(hledger).hasSameSizeAs(identifiers);
    assertThat(beancount).hasSameSizeAs(identifiers);
  }

  private static String identifier(Random random) {
    String characters = "aAXu-2d%0 ;京";
    StringBuilder text = new StringBuilder();
    for (int length = 1 + random.nextInt(6); length > 0; length--) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString().strip().isEmpty() ? "x" : text.toString().strip();
  }
}
