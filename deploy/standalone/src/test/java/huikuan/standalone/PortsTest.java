package huikuan.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  private final Map<String, String> free = TestPorts.free().environment();

  @Test
  void allTakenPortsAreNamedInOneMessage() throws Exception {
    try (ServerSocket one = listening();
        ServerSocket other = listening()) {
      free.put("HUIKUAN_LEDGER_PORT", String.valueOf(one.getLocalPort()));
      free.put("HUIKUAN_SMTP_PORT", String.valueOf(other.getLocalPort()));

      assertThatThrownBy(() -> Ports.usual(free))
          .isInstanceOf(Refusal.class)
          .hasMessage(
              """
              Port %d for the ledger service is taken. Set HUIKUAN_LEDGER_PORT to another.
              Port %d for the mail catcher (SMTP) is taken. Set HUIKUAN_SMTP_PORT to another.\
              """
                  .formatted(one.getLocalPort(), other.getLocalPort()));
    }
  }

  private static ServerSocket listening() throws Exception {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @Test
  void aFreePortIsUsedAsItIsSet() {
    Ports ports = Ports.usual(free);
    assertThat(ports.of(Ports.Listener.KAFKA)).hasToString(free.get("HUIKUAN_KAFKA_PORT"));
  }
}
