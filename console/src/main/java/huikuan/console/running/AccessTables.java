package huikuan.console.running;

import huikuan.console.api.Answer;
import huikuan.console.page.Cell;
import huikuan.console.page.Table;

/** Tables of roles, of rights that end, and of what is on record. */
final class AccessTables {

  private AccessTables() {}

  static Table callers(Answer told) {
    return Table.of("callers")
        .column("caller", row -> Cell.text(row.get("caller")))
        .column("rights", row -> Cell.text(row.get("rights")))
        .column("first", row -> Cell.day(row.get("first")))
        .column("last", row -> Cell.day(row.get("last")))
        .rows(told.list("callers"), null);
  }

  static Table people(Answer told) {
    return Table.of("people")
        .column("person", row -> Cell.text(row.get("person")))
        .column("until", row -> Cell.day(row.get("until")))
        .column("deputy", row -> Cell.text(row.get("deputy")))
        .rows(told.list("people"), told.text("next"));
  }

  static Table entries(Answer told) {
    return Table.of("audit")
        .column("number", row -> Cell.count(row.get("number")))
        .column("at", row -> Cell.moment(row.get("at")))
        .column("what", row -> Cell.word("audit", row.get("what")))
        .column("actor", row -> Cell.actor(row.get("actor")))
        .column("endpoint", row -> Cell.code(row.get("endpoint")))
        .column("asked", row -> Cell.code(row.get("asked")))
        .column("count", row -> Cell.count(row.get("count")))
        .rows(told.list("entries"), told.text("next"));
  }
}
