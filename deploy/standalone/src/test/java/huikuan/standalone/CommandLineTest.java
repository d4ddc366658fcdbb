package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.standalone.client.GatewayClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @Test
  void eachCommandHasAUsageOfItsOwn() {
    assertThat(Arguments.usage("verify").lines())
        .singleElement()
        .asString()
        .startsWith("./run verify [--data <dir>]");
    assertThat(Arguments.usage("import"))
        .contains("--mapping", "--dry-run", "--confirm-far-ahead")
        .doesNotContain("play");
    assertThat(Arguments.usage("")).isEqualTo(Arguments.USAGE);
    assertThat(Arguments.usage("unheard-of")).isEqualTo(Arguments.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:8080", "localhost", "", "ftp://x", "http://", "http://a b"})
  void whatIsNoAddressOfAGatewayIsSaidSo(String address) {
    assertThatThrownBy(() -> new GatewayClient(address))
        .isInstanceOf(Refusal.class)
        .hasMessage(address + " is not where a gateway is: that is as in http://127.0.0.1:8080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8080", "https://h.example/", "http://[::1]:8080/huikuan"})
  void whatIsOneIsTaken(String address) {
    assertThatCode(() -> new GatewayClient(address).close()).doesNotThrowAnyException();
  }
}
