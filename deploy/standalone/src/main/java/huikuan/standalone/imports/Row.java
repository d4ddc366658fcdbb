package huikuan.standalone.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of the file, and its settlement.
 *
 * @param cells as they stand in the file
 * @param dueOn null = by its contract, which is there then
 * @param settledOn when all of it was paid, which may be before it was posted; null = open
 * @param master what the row says of its customer; what it does not say is absent
 */
record Row(
    Cells cells,
    String company,
    String customer,
    String currency,
    String number,
    LocalDate postedOn,
    @Nullable LocalDate dueOn,
    BigDecimal amount,
    @Nullable String contract,
    @Nullable LocalDate settledOn,
    String receipt,
    Map<Field, String> master) {

  long line() {
    return cells.line();
  }

  /** Whether both rows say the same of the invoice and its settlement. */
  boolean sameDocuments(Row other) {
    return customer.equals(other.customer)
        && currency.equals(other.currency)
        && postedOn.equals(other.postedOn)
        && Objects.equals(dueOn, other.dueOn)
        && Objects.equals(contract, other.contract)
        && amount.equals(other.amount)
        && String.valueOf(settledOn).equals(String.valueOf(other.settledOn))
        && receipt.equals(other.receipt);
  }
}
