package huikuan.dunning.promise;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.CustomerFields;
import huikuan.dunning.promise.PromiseCommand.Said;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.fields.Words;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the bodies that take promises. All faults are told at once. */
final class PromiseBody {

  static final int MOST_BYTES = 256 * 1024;
  private static final int LONGEST_NOTE = 1_000;

  private PromiseBody() {}

  /**
   * The promise as asked for.
   *
   * @param amount null = the sum of the items' amounts
   * @param items empty = what is due first
   */
  record Asked(
      Currency currency, @Nullable Money amount, LocalDate on, List<Item> items, Said said) {}

  /**
   * An item that is promised.
   *
   * @param amount null = what of the promised amount is left for it
   */
  record Item(ItemName name, @Nullable Money amount) {}

  /**
   * @param today at the customer
   * @param last day that can be promised
   */
  static Asked read(byte[] body, Customer of, LocalDate today, LocalDate last) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    Currency currency = fields.currency("currency");
    Money amount = fields.given("amount") ? fields.amount("amount", currency) : null;
    List<Item> items =
        fields.objects("items", PromiseOffers.MOST_ITEMS).stream()
            .map(each -> item(each, currency))
            .toList();
    LocalDate on = fields.date("on");
    if (on != null && (on.isBefore(today) || on.isAfter(last))) {
      fields.fault(
          "on",
          "a day from %s (today at the customer) to %s; for later ones, an instalment plan"
              .formatted(today, last));
    }
    checkAmounts(amount, items, fields);
    Said said = said(fields, of);
    fields.refuseOthers();
    faults.refuse();
    return new Asked(requireNonNull(currency), amount, requireNonNull(on), items, said);
  }

  private static Said said(Fields fields, Customer of) {
    IfBroken ifBroken = Words.optional(fields, "ifBroken", IfBroken.values());
    return new Said(
        requireNonNullElse(ifBroken, IfBroken.RESUME),
        CustomerFields.optionalContact(fields, of),
        fields.optionalIdentifier("talk"),
        null,
        fields.optionalWords("note", LONGEST_NOTE));
  }

  private static Item item(Fields fields, @Nullable Currency currency) {
    ItemKind kind =
        requireNonNullElse(fields.optionalChoice("kind", List.of("invoice", "refund")), "invoice")
                .equals("refund")
            ? ItemKind.REFUND
            : ItemKind.INVOICE;
    String number = fields.identifier("number");
    Money amount = fields.given("amount") ? fields.amount("amount", currency) : null;
    fields.refuseOthers();
    return new Item(new ItemName(kind, requireNonNullElse(number, "-")), amount);
  }

  private static void checkAmounts(@Nullable Money amount, List<Item> items, Fields fields) {
    long named = items.stream().filter(each -> each.amount() != null).count();
    if (named != 0 && named != items.size()) {
      fields.fault("items", "an amount in each of them, or in none");
    } else if (named == 0 && !fields.given("amount")) {
      fields.fault("amount", "a decimal above zero; or an amount for each item");
    } else if (named != 0 && amount != null) {
      Money sum =
          items.stream()
              .map(each -> requireNonNull(each.amount()))
              .reduce(Money.zero(amount.currency()), Money::plus);
      if (!sum.equals(amount)) {
        fields.fault("amount", "the sum of the items' amounts: " + sum.decimal());
      }
    }
    Set<ItemName> seen = new HashSet<>();
    for (int at = 0; at < items.size(); at++) {
      if (!seen.add(items.get(at).name())) {
        fields.fault("items[" + at + "]", "an item once: it stands above");
      }
    }
  }
}
