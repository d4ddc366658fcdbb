package huikuan.console.books;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.PermittedParts;
import huikuan.console.page.Table;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The open items of a contract, as they stand now: what is due first before others. */
public final class ContractItems {

  private static final String ITEMS = "/items";
  private static final int ROWS = 50;

  private ContractItems() {}

  /**
   * Asks side by side with what else is asked.
   *
   * @return null = they are not for the person
   */
  public static Supplier<@Nullable Part<Table>> begin(
      Api api, Frame frame, String company, String contract) {
    Api.Query query =
        Api.query().with("company", company).with("contract", contract).with("limit", ROWS);
    return PermittedParts.begin(
        api,
        frame.offers(ITEMS),
        () -> {
          Answer told = api.read(query, ITEMS);
          return table(frame).rows(told.list("items"), told.text("next"));
        });
  }

  private static Table.Builder table(Frame frame) {
    return Table.of("contract-items")
        .column("item", Columns.item(frame))
        .column("kind", Columns.KIND)
        .column("due", row -> Cell.day(row.get("dueOn")))
        .column("currency", row -> Cell.text(row.get("currency")))
        .column("amount", row -> Cell.amount(row.get("amount")))
        .column("open", row -> Cell.amount(row.get("open")))
        .column("reference", row -> Cell.text(row.get("reference")));
  }
}
