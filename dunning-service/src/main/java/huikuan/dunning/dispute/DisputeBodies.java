package huikuan.dunning.dispute;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import huikuan.contracts.DisputeReason;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.dunning.DunningEvent.Posting;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.CustomerFields;
import huikuan.dunning.dispute.DisputeEvent.Said;
import huikuan.dunning.file.FileHashes;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Words;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the bodies about disputes. All faults of a body are told at once. */
final class DisputeBodies {

  static final int MOST_BYTES = 256 * 1024;
  static final int MOST_ITEMS = 100;
  private static final int LONGEST_NOTE = 1_000;
  private static final int LONGEST_DAYS = 366;

  private DisputeBodies() {}

  /**
   * @param amount null = all that can be disputed
   */
  record Item(ItemName name, @Nullable Money amount) {}

  /**
   * The items that are disputed, and all that is said of them.
   *
   * @param dueOn null = as is usual
   */
  record Opening(
      Currency currency,
      List<Item> items,
      DisputeReason reason,
      @Nullable String owner,
      @Nullable String coordinator,
      @Nullable LocalDate dueOn,
      Said said) {}

  static Opening opening(Fields fields, Faults faults, Customer of, LocalDate today) {
    Currency currency = fields.currency("currency");
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
    DisputeReason reason = Words.needed(fields, "reason", DisputeReason.values());
    Opening read =
        new Opening(
            requireNonNullElse(currency, Currency.getInstance("CNY")),
            items,
            requireNonNullElse(reason, DisputeReason.OTHER),
            fields.optionalPerson("owner"),
            fields.optionalPerson("coordinator"),
            due(fields, today, false),
            new Said(
                CustomerFields.optionalContact(fields, of),
                fields.optionalIdentifier("talk"),
                null,
                fields.optionalWords("note", LONGEST_NOTE),
                FileHashes.optional(fields)));
    fields.refuseOthers();
    faults.refuse();
    return read;
  }

  private static Item item(Fields fields, @Nullable Currency currency) {
    String kind = fields.optionalChoice("kind", List.of("invoice", "refund"));
    String number = fields.identifier("number");
    Money amount = fields.given("amount") ? fields.amount("amount", currency) : null;
    fields.refuseOthers();
    ItemKind of = "refund".equals(kind) ? ItemKind.REFUND : ItemKind.INVOICE;
    return new Item(new ItemName(of, requireNonNullElse(number, "-")), amount);
  }

  private static @Nullable LocalDate due(Fields fields, LocalDate today, boolean needed) {
    LocalDate due = needed ? fields.date("dueOn") : fields.optionalDate("dueOn");
    LocalDate last = today.plusDays(LONGEST_DAYS);
    if (due != null && (due.isBefore(today) || due.isAfter(last))) {
      fields.fault("dueOn", "a day from " + today + " (today at the customer) to " + last);
    }
    return due;
  }

  /**
   * @param today at the customer; the day that stands may be over
   */
  static DisputeFacts facts(Fields fields, Faults faults, DisputeFacts before, LocalDate today) {
    DisputeReason reason = Words.needed(fields, "reason", DisputeReason.values());
    RootCause rootCause = Words.optional(fields, "rootCause", RootCause.values());
    DisputeStage stage =
        Words.needed(
            fields, "stage", DisputeStage.NEW, DisputeStage.IN_WORK, DisputeStage.WITH_CUSTOMER);
    boolean same = before.dueOn().toString().equals(String.valueOf(asText(fields)));
    LocalDate due = same ? before.dueOn() : due(fields, today, true);
    String owner = fields.optionalPerson("owner");
    String coordinator = fields.optionalPerson("coordinator");
    fields.refuseOthers();
    faults.refuse();
    return new DisputeFacts(
        requireNonNull(reason),
        rootCause,
        owner,
        coordinator,
        requireNonNull(due),
        requireNonNull(stage));
  }

  private static @Nullable String asText(Fields fields) {
    var value = fields.any("dueOn");
    return value == null ? null : value.asString();
  }

  /** An amount that goes into the other dispute. */
  record Moved(String caseId, Money amount) {}

  /** A part that becomes a dispute of its own; null = as of the dispute. */
  record Splitting(
      List<Moved> items,
      @Nullable DisputeReason reason,
      @Nullable String owner,
      @Nullable LocalDate dueOn) {}

  static Splitting splitting(Fields fields, Faults faults, Currency currency, LocalDate today) {
    List<Moved> items =
        fields.objects("items", MOST_ITEMS).stream()
            .map(
                each -> {
                  String caseId = each.text("case", "the id of a claim's case");
                  Money amount = each.amount("amount", currency);
                  each.refuseOthers();
                  return new Moved(
                      requireNonNullElse(caseId, ""),
                      requireNonNullElse(amount, Money.zero(currency)));
                })
            .toList();
    if (items.stream().map(Moved::caseId).distinct().count() != items.size() || items.isEmpty()) {
      fields.fault("items", "1 to " + MOST_ITEMS + " claims, each once");
    }
    Splitting read =
        new Splitting(
            items,
            Words.optional(fields, "reason", DisputeReason.values()),
            fields.optionalPerson("owner"),
            due(fields, today, false));
    fields.refuseOthers();
    faults.refuse();
    return read;
  }

  /** A document that is to be posted. */
  record Posted(String caseId, Posting posting, Money amount) {}

  /** A decision. */
  record Resolution(
      DisputeOutcome outcome, List<Posted> postings, RootCause rootCause, String reason) {}

  static Resolution resolution(Fields fields, Faults faults, Currency currency) {
    DisputeOutcome outcome =
        Words.needed(
            fields,
            "outcome",
            DisputeOutcome.OWED,
            DisputeOutcome.WITHDRAWN,
            DisputeOutcome.POSTED);
    List<Posted> postings =
        fields.objects("postings", MOST_ITEMS).stream()
            .map(each -> posting(each, currency))
            .toList();
    Words.onlyOf(outcome, DisputeOutcome.POSTED, fields, "postings", "1 to 100 documents");
    RootCause rootCause = Words.needed(fields, "rootCause", RootCause.values());
    String reason = fields.words("reason", LONGEST_NOTE);
    fields.refuseOthers();
    faults.refuse();
    return new Resolution(
        requireNonNull(outcome), postings, requireNonNull(rootCause), requireNonNull(reason));
  }

  private static Posted posting(Fields fields, Currency currency) {
    String caseId = fields.text("case", "the id of a claim's case");
    Posting kind = Words.needed(fields, "kind", Posting.CREDIT_NOTE, Posting.WRITE_OFF);
    Money amount = fields.amount("amount", currency);
    fields.refuseOthers();
    return new Posted(
        requireNonNullElse(caseId, ""),
        requireNonNullElse(kind, Posting.CREDIT_NOTE),
        requireNonNullElse(amount, Money.zero(currency)));
  }
}
