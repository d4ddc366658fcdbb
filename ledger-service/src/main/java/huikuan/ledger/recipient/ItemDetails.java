package huikuan.ledger.recipient;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Kind;
import huikuan.ledger.account.Line;
import huikuan.ledger.items.CustomerItems.StandingItem;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what the ledger knows of a document that its customer has, or may have. */
@Component
class ItemDetails {

  /** A write-off is none of the customer's documents. */
  private static final Set<Kind> SHOWN =
      Set.of(Kind.INVOICE, Kind.REFUND, Kind.RECEIPT, Kind.CREDIT_NOTE);

  /**
   * @param open what is unpaid, or of a credit unapplied
   * @param lines of an invoice: what was sold; empty = it is not told
   */
  @Schema(name = "RecipientDocument")
  record View(
      @Schema(type = "string", example = "CN01.C-1006.CNY") AccountId account,
      String currency,
      String kind,
      String number,
      LocalDate issuedOn,
      @Nullable LocalDate dueOn,
      String amount,
      String open,
      @Nullable String reference,
      @Nullable String contract,
      List<LineView> lines) {}

  /** A line of an invoice; the amount is with tax. */
  @Schema(name = "RecipientDocumentLine")
  record LineView(
      String item,
      @Nullable String specification,
      @Nullable String quantity,
      @Nullable String unitPrice,
      @Nullable String tax,
      String amount) {

    static LineView of(Line line) {
      return new LineView(
          line.item(),
          line.specification(),
          plain(line.quantity()),
          plain(line.unitPrice()),
          line.tax() == null ? null : line.tax().decimal(),
          line.amount().decimal());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
      return number == null ? null : number.toPlainString();
    }
  }

  private final EventLog log;

  ItemDetails(EventLog log) {
    this.log = log;
  }

  static boolean isShown(Kind kind) {
    return SHOWN.contains(kind);
  }

  View of(StandingItem item) {
    return new View(
        item.account(),
        item.account().currency().getCurrencyCode(),
        item.kind().toString(),
        item.number(),
        item.issuedOn(),
        item.dueOn(),
        item.amount().decimal(),
        item.open().decimal(),
        item.reference(),
        item.contract(),
        lines(item).stream().map(LineView::of).toList());
  }

  private List<Line> lines(StandingItem item) {
    String key = new DocumentKey(item.account().company(), item.kind(), item.number()).toString();
    Map<String, RecordedEvent> found = log.byKeys(List.of(key));
    RecordedEvent document = found.get(key);
    return document != null && document.payload() instanceof InvoicePosted invoice
        ? invoice.lines()
        : List.of();
  }
}
