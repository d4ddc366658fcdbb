package huikuan.ledger.account;

import huikuan.contracts.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice: what was sold.
 *
 * @param quantity in the item's unit; null = not told
 * @param unitPrice in the account's currency, with as many decimals as the contract has; without
 *     tax
 * @param tax contained in the amount; null = not told
 * @param amount the line's total with tax; below zero = a deduction
 */
public record Line(
    String item,
    @Nullable String specification,
    @Nullable BigDecimal quantity,
    @Nullable BigDecimal unitPrice,
    @Nullable Money tax,
    Money amount) {

  /** The line in one text, the same for the same content. */
  String content() {
    return new Fingerprint()
        .with("item", item)
        .with("specification", specification)
        .with("quantity", plain(quantity))
        .with("unitPrice", plain(unitPrice))
        .with("tax", tax)
        .with("amount", amount)
        .canonical();
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }
}
