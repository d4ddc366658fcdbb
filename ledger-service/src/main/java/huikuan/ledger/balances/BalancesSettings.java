package huikuan.ledger.balances;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param file the read model; delete it, and it is rebuilt from the log
 * @param memory that the database may use outside the heap
 * @param questions answered at once; others wait for their turn
 * @param patience the longest wait of a question for commits that were acknowledged before it
 * @param rebuild true = a read model with commits that the log does not have is made anew; set it
 *     once, when the log is known to be right
 */
@ConfigurationProperties("huikuan.balances")
record BalancesSettings(
    @DefaultValue("data/ledger/balances.duckdb") Path file,
    @DefaultValue("256MB") DataSize memory,
    @DefaultValue("4") int questions,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("false") boolean rebuild) {

  BalancesSettings {
    if (questions < 1 || memory.toMegabytes() < 64 || patience.isNegative()) {
      throw new IllegalArgumentException(
          "huikuan.balances: questions from 1, memory from 64MB, patience not negative");
    }
  }
}
