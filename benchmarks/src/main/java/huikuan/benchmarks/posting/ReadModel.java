package huikuan.benchmarks.posting;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import huikuan.benchmarks.documents.Doc;
import huikuan.benchmarks.server.Gateway;
import huikuan.benchmarks.server.NotAnswered;
import huikuan.contracts.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares finance's read model of the whole company with what was acknowledged. */
final class ReadModel {

  private static final int BEHIND = 503;
  private static final Currency CURRENCY = Currency.getInstance(Doc.CURRENCY);

  private final Gateway gateway;

  ReadModel(Gateway gateway) {
    this.gateway = gateway;
  }

  /** Returns when it has the commit. */
  void await(long position) {
    while (!has(position)) {
      Thread.onSpinWait();
    }
  }

  /** The server itself waits some seconds before it answers that it is behind. */
  private boolean has(long position) {
    try {
      trial("&atLeast=" + position);
      return true;
    } catch (NotAnswered e) {
      if (e.status() == BEHIND) {
        return false;
      }
      throw e;
    }
  }

  private JsonNode trial(String more) {
    String path = "/api/v1/trial?company=" + Doc.COMPANY + more;
    try (InputStream body = gateway.get(path, "application/json")) {
      return new JsonMapper().readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For people; empty if the read model equals the log. */
  List<String> differences(Loaded loaded) {
    List<String> differences = new ArrayList<>();
    JsonNode trial = trial("&atLeast=" + loaded.position());
    if (!trial.path("agree").asBoolean(false)) {
      differences.add("The trial does not agree: " + trial);
    }
    Map<String, Long> must = loaded.sums().notZero();
    Map<String, Long> is = balances();
    must.forEach((account, cents) -> compare(account, cents, is.get(account), differences));
    is.keySet().removeAll(must.keySet());
    is.forEach((account, cents) -> compare(account, null, cents, differences));
    return differences;
  }

  private static void compare(
      String account, @Nullable Long must, @Nullable Long is, List<String> differences) {
    if (must == null || !must.equals(is)) {
      differences.add("%s: %s cents, must be %s".formatted(account, is, must));
    }
  }

  private Map<String, Long> balances() {
    Map<String, Long> found = new TreeMap<>();
    String path = "/api/v1/balances?company=" + Doc.COMPANY + "&currency=" + Doc.CURRENCY;
    try (InputStream body = gateway.get(path, "text/csv");
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder()
                .allowUnclosedQuote(false)
                .ofNamedCsvRecord(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : rows) {
        Money balance = Money.of(new BigDecimal(row.getField("balance")), CURRENCY);
        found.put(row.getField("account"), balance.minorUnits());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
