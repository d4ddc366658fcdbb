package huikuan.platform.web.edge;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.NestedExceptionUtils;

/** What would leave a door open does not start. */
class StartRefusalsTest {

  /** Settings that start, but for those given. */
  private static List<String> with(String... changed) {
    List<String> all = new ArrayList<>();
    all.add("--huikuan.sandbox=false");
    all.add("--huikuan.access.open=false");
    all.add("--huikuan.access.issuer=https://login.example");
    all.add("--huikuan.access.audience=huikuan");
    for (String each : changed) {
      String name = each.substring(0, each.indexOf('=') + 1);
      all.removeIf(other -> other.startsWith("--" + name));
      all.add("--" + each);
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "huikuan.access.open=true|huikuan.access.open is for a sandbox on loopback",
        "huikuan.access.issuer=|huikuan.access.issuer is missing",
        "huikuan.access.issuer=http://login.example|https, or http on loopback",
        "huikuan.access.keys=http://login.example/keys|https, or http on loopback",
        "huikuan.access.audience=|huikuan.access.audience is missing",
        "server.address=0.0.0.0|huikuan.edge.hosts is missing",
        "huikuan.edge.hosts=*|huikuan.edge.hosts: names such as",
        "huikuan.edge.proxies=proxy.example|huikuan.edge.proxies: addresses",
        "huikuan.edge.requests-per-second=0|must be above zero"
      })
  void anUnsafeSettingIsNamedAndNothingStarts(String setting, String told) {
    String[] settings = with(setting).toArray(String[]::new);
    assertThatThrownBy(() -> new RunningEdge(settings).close())
        .extracting(NestedExceptionUtils::getMostSpecificCause, as(THROWABLE))
        .hasMessageContaining(told);
  }

  @ParameterizedTest
  @CsvSource({"true,127.0.0.1,process", "true,0.0.0.0,none", "false,127.0.0.1,none"})
  void nobodyIsOpenButASandboxOnLoopback(boolean sandbox, String address, String profile) {
    String[] settings =
        with(
                "huikuan.access.open=true",
                "huikuan.sandbox=" + sandbox,
                "server.address=" + address,
                "huikuan.edge.hosts=huikuan.example",
                "spring.profiles.active=" + profile)
            .toArray(String[]::new);
    assertThatThrownBy(() -> new RunningEdge(settings).close())
        .extracting(NestedExceptionUtils::getMostSpecificCause, as(THROWABLE))
        .hasMessageContaining("huikuan.access.open");
  }

  @ParameterizedTest
  @CsvSource({"https://login.example", "http://127.0.0.1:9000", "http://localhost:9000"})
  void whatIsSafeStarts(String issuer) throws Exception {
    try (RunningEdge edge =
        new RunningEdge(with("huikuan.access.issuer=" + issuer).toArray(String[]::new))) {
      assertThat(edge.get("/read/a").problem()).isEqualTo("no-token");
    }
  }
}
