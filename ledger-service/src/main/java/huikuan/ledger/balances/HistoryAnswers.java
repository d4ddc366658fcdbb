package huikuan.ledger.balances;

import huikuan.contracts.AccountId;
import huikuan.ledger.account.Allocation;
import huikuan.ledger.account.Item;
import huikuan.ledger.balances.Answers.ItemName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of histories. Fields that a document does not have are left out. */
final class HistoryAnswers {

  /**
   * @param next null on the last page
   */
  record History(
      AccountId account,
      OffsetDateTime knownAt,
      long position,
      List<Entry> events,
      @Nullable String next) {}

  /**
   * @param type the event's stable name
   * @param actor the client or rule that it comes from
   */
  record Entry(long position, Instant recordedAt, String type, String actor, Document document) {}

  /**
   * @param next null on the last page
   */
  record ItemHistory(
      AccountId account,
      String kind,
      String number,
      OffsetDateTime knownAt,
      long position,
      List<ItemEntry> events,
      @Nullable String next) {}

  /**
   * @param change of the open amount of a claim, or the unapplied amount of a credit, in the end
   * @param open that amount afterwards, after the last day on which anything changes
   */
  record ItemEntry(
      long position,
      Instant recordedAt,
      String type,
      String actor,
      String change,
      String open,
      Document document) {}

  /**
   * The facts of an extension; its new day is {@code dueOn}.
   *
   * @param before the due date until then
   * @param contact who agreed to it at the customer
   */
  record PutOff(ItemName claim, LocalDate before, LocalDate agreedOn, @Nullable String contact) {}

  /** A document with the decisions about it. */
  record Document(
      String kind,
      String number,
      @Nullable LocalDate postedOn,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate originallyPostedOn,
      @Nullable String amount,
      @Nullable ItemName credit,
      @Nullable ItemName reverses,
      @Nullable String writeOff,
      @Nullable PutOff putOff,
      @Nullable List<Part> allocations,
      @Nullable String unapplied,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      @Nullable String reason,
      @Nullable List<Line> lines) {}

  /**
   * @param amount below zero = so much less stands against the claim
   * @param from the business day from which it counts
   * @param openAfter the open amount of the claim in the end
   */
  record Part(ItemName claim, ItemName credit, String amount, LocalDate from, String openAfter) {
    static Part of(Allocation allocation) {
      return new Part(
          name(allocation.claim()),
          name(allocation.credit()),
          allocation.amount().decimal(),
          allocation.from(),
          allocation.openAfter().decimal());
    }
  }

  record Line(
      String item,
      @Nullable String specification,
      @Nullable String quantity,
      @Nullable String unitPrice,
      @Nullable String tax,
      String amount) {

    static Line of(huikuan.ledger.account.Line line) {
      return new Line(
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

  static ItemName name(Item item) {
    return new ItemName(item.kind().toString(), item.number());
  }

  private HistoryAnswers() {}
}
