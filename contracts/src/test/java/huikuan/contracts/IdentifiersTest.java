package huikuan.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

  @ParameterizedTest
  @ValueSource(strings = {"CN01.0379-NEVHP.USD", "CN01.A.B.C.CNY", "X.客户 1/2.EUR"})
  void anAccountSplitsAtItsFirstAndLastDot(String text) {
    AccountId account = AccountId.parse(text);

    assertThat(account).hasToString(text);
    assertThat(account.company()).doesNotContain(".");
    assertThat(CustomerId.parse(account.customerId().toString())).isEqualTo(account.customerId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CN01", "CN01.USD", ".X.USD", "CN01..USD", "CN01.X.", "CN01.X.XXZ"})
  void whatIsNoAccountIsRefused(String text) {
    assertThatThrownBy(() -> AccountId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTraceIsContinuedAndItsTextReadBack() {
    Random random = new Random(7);
    TraceParent first = TraceParent.fresh(random);
    TraceParent next = first.next(random);

    assertThat(next.traceId()).isEqualTo(first.traceId());
    assertThat(next.spanId()).isNotEqualTo(first.spanId());
    assertThat(TraceParent.parse(next.toString())).contains(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
      })
  void whatIsNoTraceIsPassedOver(String text) {
    assertThat(TraceParent.parse(text)).isEmpty();
  }
}
