package huikuan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void noConnectionIsGivenOneOfThemAndNoTwoAreTheSame() {
    List<Integer> ports = FreePorts.next(8);

    assertThat(ports).doesNotHaveDuplicates().hasSize(8).allMatch(port -> port < 32_768);
  }

  @Test
  void whatIsTakenIsPassedOver() throws Exception {
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(Ports.LOOPBACK, FreePorts.one()));

      assertThat(FreePorts.next(12_000 / 2)).doesNotContain(taken.getLocalPort());
    }
  }
}
