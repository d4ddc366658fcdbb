package huikuan.ledger.contract;

import huikuan.platform.calendar.Calendars;
import huikuan.platform.files.DataFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payment periods that laws set: those shipped, and those of the configured directory. A
 * service with a table that has gaps or overlaps does not start.
 */
@Component
class StatutoryTerms {

  private static final String SUFFIX = ".json";
  private static final List<String> SHIPPED =
      Stream.of("CN", "DE", Jurisdiction.UNION)
          .map(table -> "/huikuan/ledger/statutory-terms/" + table + SUFFIX)
          .toList();

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Map<String, StatutoryTable> tables = new TreeMap<>();
  private final Calendars calendars;

  StatutoryTerms(StatutoryTermsSettings settings, Calendars calendars) {
    this.calendars = calendars;
    DataFiles.read(
        StatutoryTerms.class,
        SHIPPED,
        "huikuan.statutory-terms.directory",
        settings.directory(),
        this::add);
  }

  private void add(String file, byte[] content) {
    StatutoryTable table = read(file, content);
    if (!file.equals(table.table() + SUFFIX)) {
      throw new IllegalArgumentException(file + " is the table of " + table.table());
    }
    tables.put(table.table(), table);
  }

  /**
   * @throws IllegalArgumentException if it is no table; the message says why
   */
  static StatutoryTable read(String file, byte[] content) {
    try {
      StatutoryTable table = JSON.readValue(content, StatutoryTable.class);
      table.check();
      return table;
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "No statutory terms in " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * When a claim of a contract is due by law.
   *
   * @param country of the company, whose law applies if the contract names none
   */
  StatutoryDue due(ContractData contract, String country, ClaimDates dates) {
    String jurisdiction = contract.jurisdiction() == null ? country : contract.jurisdiction();
    return StatutoryDue.of(
        contract,
        jurisdiction,
        tables.get(Jurisdiction.table(jurisdiction)),
        calendars.of(Jurisdiction.country(jurisdiction)),
        dates);
  }
}
