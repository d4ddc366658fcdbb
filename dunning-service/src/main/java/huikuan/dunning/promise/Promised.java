package huikuan.dunning.promise;

import huikuan.contracts.Money;
import huikuan.dunning.arrangement.AgreedPart;
import java.time.LocalDate;
import java.util.List;

/**
 * A promise as its customer gave it, with its parts as they stand.
 *
 * @param amount of the promise: its parts' amounts added up
 * @param on the day by which the money is to come
 * @param until the last day on which it counts
 */
record Promised(List<AgreedPart> parts, Money amount, LocalDate on, LocalDate until) {

  Promised {
    parts = List.copyOf(parts);
  }

  List<String> cases() {
    return parts.stream().map(AgreedPart::caseId).toList();
  }
}
