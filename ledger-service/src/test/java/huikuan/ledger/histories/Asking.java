package huikuan.ledger.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Asks one instance, again while its read model is behind. */
final class Asking {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunningLedger ledger = RunningLedger.ledger();
  private final ConfigurableApplicationContext instance;

  Asking(ConfigurableApplicationContext instance) {
    this.instance = instance;
  }

  JsonNode ask(String path) {
    AtomicReference<Answer> answer = new AtomicReference<>(ledger.get(instance, path));
    if (answer.get().status() == 503) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                answer.set(ledger.get(instance, path));
                return answer.get().status() != 503;
              });
    }
    assertThat(answer.get().status()).as("%s: %s", path, answer.get().body()).isEqualTo(200);
    return answer.get().body();
  }

  /** The rows of all pages. */
  List<JsonNode> all(String path, int limit, String... rows) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = ask(path + "&limit=" + limit + after);
      int told = 0;
      for (String each : rows) {
        page.path(each).forEach(all::add);
        told += page.path(each).size();
      }
      assertThat(told).as(path).isLessThanOrEqualTo(limit);
      after = page.path("next").isString() ? "&after=" + page.path("next").asString() : "";
    } while (!after.isEmpty());
    return all;
  }
}
