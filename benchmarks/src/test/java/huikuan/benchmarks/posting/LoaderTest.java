package huikuan.benchmarks.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.server.Answer;
import huikuan.benchmarks.server.NotAnswered;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoaderTest {

  private static final Accounts ACCOUNTS = Accounts.parse("even:5", "r");

  private final AtomicInteger requests = new AtomicInteger();
  private final Map<String, Long> kept = new HashMap<>();

  private synchronized Answer keep(List<Doc> sent, BitSet refused) {
    for (int at = 0; at < sent.size(); at++) {
      if (!refused.get(at)) {
        kept.merge(sent.get(at).account(), sent.get(at).signedCents(), Long::sum);
      }
    }
    return new Answer(requests.incrementAndGet(), refused, refused.isEmpty() ? null : "no");
  }

  @Test
  void everyDocumentIsPostedAndTheSumsAreTheServers() {
    Loader loader = new Loader(sent -> keep(sent, new BitSet()), 3, 10, new VirtualTicker());
    Loaded loaded = loader.load(1_001, ACCOUNTS, "l", 1);
    assertThat(loaded.documents()).isEqualTo(1_001);
    assertThat(loader.done()).isEqualTo(1_001);
    assertThat(loaded.errors()).isZero();
    assertThat(loaded.position()).isEqualTo(requests.get());
    assertThat(loaded.sums().notZero()).containsExactlyInAnyOrderEntriesOf(kept);
  }

  @Test
  void whatIsRefusedIsAnErrorAndInNoSum() {
    BitSet first = new BitSet();
    first.set(0);
    Loader loader = new Loader(sent -> keep(sent, first), 1, 10, new VirtualTicker());
    Loaded loaded = loader.load(100, ACCOUNTS, "l", 1);
    assertThat(loaded.documents()).isEqualTo(90);
    assertThat(loaded.errors()).isEqualTo(10);
    assertThat(loaded.example()).isEqualTo("no");
    assertThat(loaded.sums().notZero()).containsExactlyInAnyOrderEntriesOf(kept);
  }

  @Test
  void whatIsNotAnsweredIsPostedAgainAndCountedAsAnError() {
    AtomicInteger attempts = new AtomicInteger();
    Loader loader =
        new Loader(
            sent -> {
              if (attempts.getAndIncrement() % 2 == 0) {
                throw new NotAnswered(503, "away");
              }
              return keep(sent, new BitSet());
            },
            1,
            10,
            new VirtualTicker());
    Loaded loaded = loader.load(50, ACCOUNTS, "l", 1);
    assertThat(loaded.documents()).isEqualTo(50);
    assertThat(loaded.errors()).isEqualTo(5);
    assertThat(loaded.sums().notZero()).containsExactlyInAnyOrderEntriesOf(kept);
  }

  @Test
  void aServerThatNeverAnswersEndsTheLoad() {
    Loader loader =
        new Loader(
            sent -> {
              throw new NotAnswered(503, "away");
            },
            1,
            10,
            new VirtualTicker());
    assertThatThrownBy(() -> loader.load(50, ACCOUNTS, "l", 1)).hasRootCauseMessage("503: away");
  }
}
