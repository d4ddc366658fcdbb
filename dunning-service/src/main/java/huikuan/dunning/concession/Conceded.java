package huikuan.dunning.concession;

import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import java.util.List;

/** The terms of a concession, with its parts as they stand. */
record Conceded(ConcessionTerms terms, List<AgreedPart> parts) {

  Conceded {
    parts = List.copyOf(parts);
  }

  /** The sum that the customer has paid of it. */
  Money paid() {
    return parts.stream()
        .map(each -> each.paid().min(each.amount()))
        .reduce(Money.zero(terms.amount().currency()), Money::plus);
  }
}
