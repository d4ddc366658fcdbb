package huikuan.ledger.items;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Kind;
import huikuan.ledger.items.CustomerItems.StandingItem;
import huikuan.ledger.items.ItemChange.Entry;
import huikuan.platform.fields.Words;
import java.time.LocalDate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An item as it stands in the collection {@code items}. */
final class ItemEntry {

  static final String ID = "_id";
  static final String COMPANY = "company";
  static final String CUSTOMER = "customer";
  static final String CONTRACT = "contract";
  static final String SALES_OWNER = "salesOwner";
  static final String STATE = "state";

  /** The date by which items are ordered, and the id: no two alike. */
  static final String ORDER = "order";

  static final String POSITION = "position";

  /** The place of an invoice among those of its contract, once it counts; others have none. */
  static final String PLACE = "place";

  private static final String DUE_ON = "dueOn";
  static final String AMOUNT = "amount";
  private static final String OPEN = "open";

  private final Document document;
  private final long storedPosition;

  private ItemEntry(Document document, long storedPosition) {
    this.document = document;
    this.storedPosition = storedPosition;
  }

  static ItemEntry stored(Document document) {
    return new ItemEntry(document, document.getLong(POSITION));
  }

  /** An item put into an account by a document. */
  static ItemEntry posted(ItemChange change) {
    Item item = change.item();
    String id = change.key().toString();
    Document document =
        new Document(ID, id)
            .append("account", change.account().toString())
            .append(COMPANY, change.account().company())
            .append(CUSTOMER, change.account().customer())
            .append("currency", change.account().currency().getCurrencyCode())
            .append("kind", item.kind().toString())
            .append("number", item.number())
            .append("postedOn", item.postedOn().toString())
            .append(ORDER, order(item, id))
            .append(AMOUNT, change.amount().toString())
            .append(OPEN, Money.zero(change.amount().currency()).toString());
    optional(document, DUE_ON, item.dueOn());
    optional(document, "originallyPostedOn", item.originallyPostedOn());
    optional(document, CONTRACT, item.contract());
    optional(document, SALES_OWNER, item.salesOwner());
    optional(document, "reference", change.reference());
    return new ItemEntry(document, 0);
  }

  private static String order(Item item, String id) {
    return (item.dueOn() == null ? item.agesFrom() : item.dueOn()) + "/" + id;
  }

  private static void optional(Document document, String name, @Nullable Object value) {
    if (value != null) {
      document.append(name, value.toString());
    }
  }

  /** The last commit whose changes are stored; a repeated change is recognized by it. */
  long storedPosition() {
    return storedPosition;
  }

  boolean isNew() {
    return storedPosition == 0;
  }

  void change(ItemChange change) {
    document.put(POSITION, change.position());
    if (change.entry() == Entry.PUT_OFF) {
      document.put(DUE_ON, String.valueOf(change.item().dueOn()));
      document.put(ORDER, order(change.item(), document.getString(ID)));
      return;
    }
    Money open = money(OPEN);
    ItemState state = ItemState.AHEAD;
    if (change.entry() != Entry.RECORDED_AHEAD) {
      open = open.plus(change.amount());
      boolean reversed = change.entry() == Entry.REVERSAL || state() == ItemState.REVERSED;
      if (change.entry() == Entry.DOCUMENT && ofContract(change.item())) {
        document.put(PLACE, place(change));
      }
      state =
          reversed ? ItemState.REVERSED : open.signum() == 0 ? ItemState.SETTLED : ItemState.OPEN;
    }
    document.put(OPEN, open.toString());
    document.put(STATE, state.toString());
  }

  private static boolean ofContract(Item item) {
    return item.kind() == Kind.INVOICE && item.contract() != null;
  }

  private static String place(ItemChange change) {
    return places(change.account(), String.valueOf(change.item().contract()))
        + "%019d/%09d".formatted(change.position(), change.index());
  }

  /** The beginning of the places of a contract's invoices in an account; no name has a tab. */
  static String places(AccountId account, String contract) {
    return account + "\t" + contract + "\t";
  }

  /** Null = nothing was told of it yet. */
  @Nullable ItemState state() {
    String state = document.getString(STATE);
    return state == null ? null : Words.parse(ItemState.values(), state);
  }

  Money money(String field) {
    return Money.parse(document.getString(field));
  }

  /** Null = it has none, yet or at all. */
  @Nullable String place() {
    return document.getString(PLACE);
  }

  String order() {
    return document.getString(ORDER);
  }

  Document document() {
    return document;
  }

  /** Whether its document counts: its day has come, and it was not reversed. */
  boolean counts() {
    ItemState state = state();
    return state == ItemState.OPEN || state == ItemState.SETTLED;
  }

  StandingItem standing() {
    String original = document.getString("originallyPostedOn");
    String due = document.getString(DUE_ON);
    return new StandingItem(
        AccountId.parse(document.getString("account")),
        Kind.parse(document.getString("kind")),
        document.getString("number"),
        LocalDate.parse(original == null ? document.getString("postedOn") : original),
        due == null ? null : LocalDate.parse(due),
        money(AMOUNT),
        money(OPEN),
        document.getString(CONTRACT),
        document.getString("reference"));
  }

  ItemView view() {
    return new ItemView(
        document.getString("account"),
        document.getString(CUSTOMER),
        document.getString("currency"),
        document.getString("kind"),
        document.getString("number"),
        document.getString("postedOn"),
        document.getString(DUE_ON),
        document.getString("originallyPostedOn"),
        money(AMOUNT).decimal(),
        money(OPEN).decimal(),
        document.getString(STATE),
        document.getString(CONTRACT),
        document.getString("reference"),
        document.getString(SALES_OWNER));
  }
}
