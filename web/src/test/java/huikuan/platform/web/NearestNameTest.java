package huikuan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  private static final List<String> KNOWN =
      List.of("after", "asOf", "atLeast", "company", "from", "knownAt", "limit", "to");

  @ParameterizedTest
  @CsvSource({
    "asof, asOf",
    "asOff, asOf",
    "as_of, asOf",
    "ASOF, asOf",
    "compnay, company",
    "knownat, knownAt",
    "limits, limit",
    "atleast, atLeast",
    "t, to"
  })
  void aSlipIsUnderstood(String name, String near) {
    assertThat(NearestName.of(name, KNOWN)).contains(near);
  }

  @ParameterizedTest
  @CsvSource({"zzz", "''", "cursor", "pageSize", "x"})
  void anotherWordIsNone(String name) {
    assertThat(NearestName.of(name, KNOWN)).isEmpty();
  }

  @Test
  void aVeryLongNameIsNone() {
    assertThat(NearestName.of("asOf".repeat(100_000), KNOWN)).isEmpty();
  }
}
