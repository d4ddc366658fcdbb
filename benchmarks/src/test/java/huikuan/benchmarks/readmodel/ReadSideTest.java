package huikuan.benchmarks.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import huikuan.benchmarks.console.Times;
import huikuan.benchmarks.documents.Accounts;
import huikuan.benchmarks.server.Gateway;
import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.Posting;
import huikuan.platform.eventlog.RecordedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The ledger's own read model, on a small log. */
class ReadSideTest {

  private static final int POSTINGS = 2_000;
  private static final Accounts ACCOUNTS = Accounts.parse("even:20", "b");

  @TempDir private Path directory;

  @Test
  void everyKindOfQuestionIsAnswered() {
    GeneratedLog log = new GeneratedLog(POSTINGS, ACCOUNTS, 1);
    try (ReadSide ledger = ReadSide.start(log, directory);
        Gateway http = new Gateway(ledger.address())) {
      ledger.awaitFilled();
      Asking asking = new Asking(http, log.accounts(), log.head(), 1);
      for (Asked asked : Asked.values()) {
        Times times = asking.ask(asked, 4, 2);
        assertThat(times.example()).as("%s", asked).isNull();
        assertThat(times.answered()).isEqualTo(4);
      }
    }
  }

  @Test
  void whatIsAnsweredIsWhatTheLogHolds() throws IOException {
    GeneratedLog log = new GeneratedLog(POSTINGS, ACCOUNTS, 1);
    try (ReadSide ledger = ReadSide.start(log, directory);
        Gateway http = new Gateway(ledger.address())) {
      ledger.awaitFilled();
      String account = log.accounts().getFirst();
      try (InputStream answer =
          http.get("/api/v1/accounts/" + account + "/balance", "application/json")) {
        String balance = new JsonMapper().readTree(answer).path("balance").asString();
        assertThat(Money.parse(balance + " USD").minorUnits()).isEqualTo(cents(account));
      }
    }
  }

  private static long cents(String account) {
    GeneratedLog same = new GeneratedLog(POSTINGS, ACCOUNTS, 1);
    List<RecordedEvent> all = same.after(0, POSTINGS);
    return all.stream()
        .map(event -> (AccountEvent) event.payload())
        .filter(event -> event.account().toString().equals(account))
        .flatMap(event -> Posting.of(event).stream())
        .mapToLong(posting -> posting.amount().minorUnits())
        .sum();
  }
}
