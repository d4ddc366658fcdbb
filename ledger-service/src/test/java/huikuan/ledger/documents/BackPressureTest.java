package huikuan.ledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.ledger.Erp;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More bodies than there is room for, and bodies that do not come. */
class BackPressureTest {

  private static final int STALLED = 64;

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Erp erp = new Erp();

  @Test
  void bodiesThatDoNotComeHoldUpNobody() throws Exception {
    List<Socket> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < STALLED; i++) {
        stalled.add(announcing(16 * 1024 * 1024));
      }
      Answer answer = erp.post(erp.invoice("1", "1.00"));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
    } finally {
      for (Socket each : stalled) {
        each.close();
      }
    }
  }

  /** Together they are more than there is room for: they wait for their turn. */
  @Test
  void batchesThatComeAtOnceAreAllServed() throws Exception {
    String spaces = " ".repeat(8 * 1024 * 1024);
    List<Callable<Answer>> posts =
        IntStream.range(0, 6)
            .<Callable<Answer>>mapToObj(
                sender ->
                    () ->
                        ledger.documents(
                            IntStream.range(0, 100)
                                .mapToObj(i -> erp.invoice(sender + "-" + i, "1.00"))
                                .collect(Collectors.joining(",", "[" + spaces, "]"))))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> each : threads.invokeAll(posts)) {
        assertThat(each.get().status()).isEqualTo(200);
        assertThat(each.get().body().path("accepted").asInt()).isEqualTo(100);
      }
    }
  }

  /** A sender that says how much it will send, and sends one byte. */
  private Socket announcing(int bytes) throws IOException {
    String port = ledger.instance().getEnvironment().getRequiredProperty("local.server.port");
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    String head =
        """
        POST /api/v1/documents HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        [\
        """
            .formatted(bytes);
    OutputStream out = socket.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }
}
