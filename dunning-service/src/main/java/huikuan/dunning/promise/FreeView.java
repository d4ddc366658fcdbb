package huikuan.dunning.promise;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.dunning.promise.PromiseOffers.FreeClaim;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/**
 * The part of an account that can be promised.
 *
 * @param free in all, decimal, as all amounts
 * @param from the first day that can be promised: today at the customer
 * @param alone the last day that a collector may agree on alone
 * @param to the last day that can be promised
 * @param items what is due first comes first, at most 200
 */
@Schema(name = "FreeToPromise")
record FreeView(
    String account,
    String currency,
    String free,
    LocalDate from,
    LocalDate alone,
    LocalDate to,
    List<Item> items) {

  /**
   * An item.
   *
   * @param free what of the open amount is neither promised nor arranged otherwise
   */
  @Schema(name = "FreeItem")
  record Item(
      @JsonProperty("case") String caseId,
      ItemKind kind,
      String number,
      LocalDate dueOn,
      String open,
      String free) {

    private static Item of(FreeClaim each) {
      return new Item(
          each.claim().caseId(),
          each.claim().itemKind(),
          each.claim().item().number(),
          each.claim().dueOn(),
          each.claim().open().decimal(),
          each.free().decimal());
    }
  }

  static FreeView of(
      AccountId account, List<FreeClaim> claims, LocalDate from, LocalDate alone, LocalDate to) {
    Money free =
        claims.stream().map(FreeClaim::free).reduce(Money.zero(account.currency()), Money::plus);
    return new FreeView(
        account.toString(),
        account.currency().getCurrencyCode(),
        free.decimal(),
        from,
        alone,
        to,
        claims.stream().map(Item::of).toList());
  }
}
