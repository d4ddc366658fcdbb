package huikuan.dunning.concession;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.concession.ConcessionTerms.IfMissed;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.CustomerFields;
import huikuan.dunning.policy.ConcessionLimits;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the bodies that draft concessions. All faults are told at once. */
final class ConcessionBody {

  static final int MOST_BYTES = 256 * 1024;
  static final int MOST_ITEMS = 200;
  private static final int LONGEST_NOTE = 1_000;

  private ConcessionBody() {}

  /** The body that drafts a concession. */
  @Schema(name = "ConcessionData")
  record Data(
      @Schema(
              allowableValues = {
                "plan",
                "discount",
                "settlement",
                "extension",
                "exchange",
                "service"
              })
          String kind,
      @Schema(example = "CNY") String currency,
      @Schema(description = "1 to 200 items") List<ItemData> items,
      @Schema(description = "What the customer pays and when; none of extension and exchange")
          @Nullable List<DueData> dues,
      @Schema(
              allowableValues = {"ends", "goes-on"},
              description = "If a due is missed; it ends unless said otherwise")
          @Nullable String ifMissed,
      @Schema(description = "Of an extension: the day on which its items are due then")
          @Nullable LocalDate extendedTo,
      @Schema(description = "Of exchange and service: what we have to do") @Nullable String duty,
      @Schema(description = "And by when") @Nullable LocalDate dutyOn,
      @Schema(
              description =
                  "The last day on which the customer can accept it, not after the first day above")
          LocalDate offeredUntil,
      @Schema(description = "With whom it is agreed, among the customer's contacts")
          @Nullable String contact,
      @Nullable String talk,
      @Schema(description = "Why it is granted") String note) {}

  /** An item that it is about. */
  @Schema(name = "ConcededItemData")
  record ItemData(
      @Schema(allowableValues = {"invoice", "refund"}) @Nullable String kind,
      String number,
      @Schema(description = "Absent: all that is open and not disputed") @Nullable String amount) {}

  /** A sum that the customer pays by a day. */
  @Schema(name = "ConcessionDueData")
  record DueData(LocalDate on, String amount) {}

  /**
   * @param amount null = all that is free
   */
  record Item(ItemName name, @Nullable Money amount) {}

  record Asked(LocalDate on, Money amount) {}

  /** The concession as asked for. */
  record Draft(
      ConcessionKind kind,
      Currency currency,
      List<Item> items,
      List<Asked> dues,
      IfMissed ifMissed,
      @Nullable LocalDate extendedTo,
      @Nullable String duty,
      @Nullable LocalDate dutyOn,
      LocalDate offeredUntil,
      @Nullable String contactId,
      @Nullable String talk,
      String note) {

    /** The sum that the customer pays. */
    Money pays() {
      return dues.stream().map(Asked::amount).reduce(Money.zero(currency), Money::plus);
    }
  }

  /**
   * @param today at the customer
   */
  static Draft read(
      Fields fields, Faults faults, Customer of, LocalDate today, ConcessionLimits limits) {
    ConcessionKind kind = Words.needed(fields, "kind", ConcessionKind.values());
    Currency currency = fields.currency("currency");
    List<Item> items = items(fields, currency);
    LocalDate last = today.plusDays(limits.daysAhead());
    List<Asked> dues = dues(fields, currency, kind, today, last, limits);
    IfMissed ifMissed = Words.optional(fields, "ifMissed", IfMissed.values());
    LocalDate extendedTo = day(fields, "extendedTo", today.plusDays(1), last);
    Words.onlyOf(
        kind, ConcessionKind.EXTENSION, fields, "extendedTo", "the day on which it is due then");
    String duty = fields.optionalWords("duty", LONGEST_NOTE);
    LocalDate dutyOn = day(fields, "dutyOn", today, last);
    checkDuty(fields, kind);
    LocalDate offeredUntil =
        fields.given("offeredUntil")
            ? day(
                fields,
                "offeredUntil",
                today,
                firstDay(dues, dutyOn, extendedTo, today.plusDays(limits.offeredDays())))
            : fields.date("offeredUntil");
    String contact = CustomerFields.optionalContact(fields, of);
    String talk = fields.optionalIdentifier("talk");
    String note = fields.words("note", LONGEST_NOTE);
    fields.refuseOthers();
    faults.refuse();
    return new Draft(
        requireNonNull(kind),
        requireNonNull(currency),
        items,
        dues,
        requireNonNullElse(ifMissed, IfMissed.ENDS),
        extendedTo,
        duty,
        dutyOn,
        requireNonNull(offeredUntil),
        contact,
        talk,
        requireNonNull(note));
  }

  /** An offer ends with the first of its days: nobody can accept what is over. */
  private static LocalDate firstDay(
      List<Asked> dues,
      @Nullable LocalDate dutyOn,
      @Nullable LocalDate extendedTo,
      LocalDate last) {
    return Stream.concat(dues.stream().map(Asked::on), Stream.of(dutyOn, extendedTo, last))
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static List<Item> items(Fields fields, @Nullable Currency currency) {
    List<Item> items =
        fields.objects("items", MOST_ITEMS).stream().map(each -> item(each, currency)).toList();
    if (items.isEmpty()) {
      fields.fault("items", "1 to " + MOST_ITEMS + " items");
    }
    Set<ItemName> seen = new HashSet<>();
    for (int at = 0; at < items.size(); at++) {
      if (!seen.add(items.get(at).name())) {
        fields.fault("items[" + at + "]", "each item once");
      }
    }
    return items;
  }

  private static Item item(Fields fields, @Nullable Currency currency) {
    String kind = fields.optionalChoice("kind", List.of("invoice", "refund"));
    String number = fields.identifier("number");
    Money amount = fields.given("amount") ? fields.amount("amount", currency) : null;
    fields.refuseOthers();
    ItemKind of = "refund".equals(kind) ? ItemKind.REFUND : ItemKind.INVOICE;
    return new Item(new ItemName(of, requireNonNullElse(number, "-")), amount);
  }

  private static List<Asked> dues(
      Fields fields,
      @Nullable Currency currency,
      @Nullable ConcessionKind kind,
      LocalDate today,
      LocalDate last,
      ConcessionLimits limits) {
    if (kind != null && !kind.hasDues()) {
      if (fields.given("dues")) {
        fields.fault("dues", "absent: of %s nothing is due".formatted(kind));
      }
      return List.of();
    }
    List<Fields> each = fields.objects("dues", limits.mostDues());
    int least = kind == ConcessionKind.PLAN ? 2 : 1;
    int most =
        kind == ConcessionKind.DISCOUNT || kind == ConcessionKind.SERVICE ? 1 : limits.mostDues();
    if (each.size() < least || each.size() > most) {
      fields.fault("dues", least == most ? "one" : "from %d to %d".formatted(least, most));
    }
    List<Asked> dues = each.stream().map(one -> due(one, currency, today, last)).toList();
    for (int at = 1; at < dues.size(); at++) {
      if (!dues.get(at).on().isAfter(dues.get(at - 1).on())) {
        fields.fault("dues[" + at + "].on", "a day after the one before");
      }
    }
    return dues;
  }

  private static Asked due(
      Fields fields, @Nullable Currency currency, LocalDate today, LocalDate last) {
    LocalDate on = fields.given("on") ? day(fields, "on", today, last) : fields.date("on");
    Money amount = fields.amount("amount", currency);
    fields.refuseOthers();
    return new Asked(
        requireNonNullElse(on, today), requireNonNullElse(amount, Money.parse("0.00 CNY")));
  }

  private static @Nullable LocalDate day(
      Fields fields, String name, LocalDate first, LocalDate last) {
    LocalDate day = fields.optionalDate(name);
    if (day != null && (day.isBefore(first) || day.isAfter(last))) {
      fields.fault(name, "a day from %s to %s".formatted(first, last));
      return null;
    }
    return day;
  }

  private static void checkDuty(Fields fields, @Nullable ConcessionKind kind) {
    for (String name : List.of("duty", "dutyOn")) {
      if (kind != null && kind.hasDuty() && !fields.given(name)) {
        fields.fault(name, name.equals("duty") ? "what we have to do" : "by when we do it");
      } else if (kind != null && !kind.hasDuty() && fields.given(name)) {
        fields.fault(name, "absent: only of exchange and service");
      }
    }
  }
}
