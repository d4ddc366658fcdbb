package huikuan.ledger.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.Party;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A party of a customer, as the API tells it: in the form in which it is told. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Party")
record PartyView(
    String id,
    Party.Kind kind,
    String name,
    @Nullable String customer,
    @Nullable String contract,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable Integer evidence,
    @Nullable String amount,
    @Nullable String currency) {

  static PartyView of(Party party) {
    Money amount = party.amount();
    return new PartyView(
        party.id(),
        party.kind(),
        party.name(),
        party.customer(),
        party.contract(),
        party.validFrom(),
        party.validTo(),
        party.evidence(),
        amount == null ? null : amount.decimal(),
        amount == null ? null : amount.currency().getCurrencyCode());
  }
}
