package huikuan.dunning.policy;

import huikuan.contracts.CustomerId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a claim decides by which policy it is chased.
 *
 * @param contract of its invoice; null = none
 * @param customerClass of its customer; null = none
 */
public record PolicySubject(
    CustomerId customer, @Nullable String customerClass, @Nullable String contract) {

  /** What a policy can be for that concerns it, the strongest first. */
  List<String> targets() {
    String company = customer.company();
    return Stream.of(
            contract == null ? null : AppliesTo.contract(AppliesTo.named(company, contract)),
            AppliesTo.customer(customer.toString()),
            customerClass == null
                ? null
                : AppliesTo.customerClass(AppliesTo.named(company, customerClass)),
            AppliesTo.company(company),
            AppliesTo.REST)
        .filter(Objects::nonNull)
        .toList();
  }
}
