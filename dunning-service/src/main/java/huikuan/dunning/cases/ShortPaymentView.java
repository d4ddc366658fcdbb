package huikuan.dunning.cases;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * A payment that was less than was owed.
 *
 * @param kind of the document by which it was paid
 * @param document its number
 * @param paidOn the day from which it counts
 * @param missing what was open after it and was not held
 * @param open what is open now
 */
@Schema(name = "ShortPayment")
record ShortPaymentView(
    @JsonProperty("case") String caseId,
    String account,
    ItemKind itemKind,
    String item,
    String kind,
    String document,
    LocalDate paidOn,
    Money paid,
    Money missing,
    Money open) {

  static ShortPaymentView of(CaseEntry entry) {
    ShortPayment payment = requireNonNull(entry.paidShort);
    CaseItem item = entry.items.getFirst();
    return new ShortPaymentView(
        entry.id,
        entry.account,
        item.itemKind(),
        item.invoice(),
        payment.kind(),
        payment.number(),
        LocalDate.parse(payment.day()),
        Money.parse(payment.paid()),
        Money.parse(payment.missing()),
        entry.open());
  }
}
