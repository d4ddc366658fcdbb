package huikuan.standalone.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A customer as the rows of a file tell of it.
 *
 * @param first the first row that names it
 * @param master of each field what the first row says that says anything
 * @param otherwise lines that say something else than the rows before them
 */
record CustomerRows(Row first, Map<Field, String> master, List<Long> otherwise) {

  private record Id(String company, String customer) {}

  static Collection<CustomerRows> of(List<Row> rows) {
    Map<Id, CustomerRows> customers = new LinkedHashMap<>();
    for (Row row : rows) {
      customers
          .computeIfAbsent(
              new Id(row.company(), row.customer()),
              id -> new CustomerRows(row, new EnumMap<>(Field.class), new ArrayList<>(0)))
          .add(row);
    }
    return customers.values();
  }

  private void add(Row row) {
    boolean other = false;
    for (Map.Entry<Field, String> said : row.master().entrySet()) {
      String before = master.putIfAbsent(said.getKey(), said.getValue());
      other |= before != null && !before.equals(said.getValue());
    }
    if (other) {
      otherwise.add(row.line());
    }
  }

  /** A refusal of the ledger, at the file's cells that hold the field. */
  Rejection rejection(String path, String reason, String detail) {
    Field field =
        switch (path) {
          case "name" -> Field.CUSTOMER_NAME;
          case "taxNumber" -> Field.TAX_NUMBER;
          case "address" -> Field.ADDRESS;
          case "locale" -> Field.LOCALE;
          case "timeZone" -> Field.TIME_ZONE;
          case "country" -> Field.COUNTRY;
          case "class" -> Field.CUSTOMER_CLASS;
          case "company" -> Field.COMPANY;
          default ->
              path.endsWith("].email")
                  ? Field.CONTACT_EMAIL
                  : path.endsWith("].name") ? Field.CONTACT_NAME : Field.CUSTOMER;
        };
    return first.cells().rejection(field, reason, detail);
  }
}
