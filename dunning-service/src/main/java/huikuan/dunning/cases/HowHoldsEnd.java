package huikuan.dunning.cases;

import static java.util.stream.Collectors.joining;

import huikuan.contracts.CustomerId;
import huikuan.dunning.claim.CurrentClaim;
import huikuan.dunning.claim.CurrentClaims;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldInForce;
import huikuan.dunning.hold.HoldsInForce;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells what ends the holds that are in force. */
@Component
class HowHoldsEnd {

  private static final String OF_CUSTOMER = "/dunning/customers/%s/%s";
  private static final String OF_CLAIM = "/dunning/cases/%s";

  private final CurrentClaims claims;
  private final Customers customers;

  HowHoldsEnd(CurrentClaims claims, Customers customers) {
    this.claims = claims;
    this.customers = customers;
  }

  /** A sentence that names each hold of a claim and of its customer, and what ends it. */
  String ofClaim(String caseId, CustomerId customer, Instant now) {
    CurrentClaim claim = claims.of(List.of(caseId)).get(caseId);
    HoldsInForce own = claim == null ? HoldsInForce.NONE : claim.holds();
    HoldsInForce all = customers.find(customer).holds().at(now);
    String ends =
        Stream.concat(
                told(own.at(now), OF_CLAIM.formatted(caseId)),
                told(all, OF_CUSTOMER.formatted(customer.company(), customer.customer())))
            .collect(joining("; "));
    return "In force: " + ends + ".";
  }

  private static Stream<String> told(HoldsInForce holds, String path) {
    return holds.each().stream().map(each -> told(each, path));
  }

  private static String told(HoldInForce held, String path) {
    Hold hold = held.hold();
    return switch (hold.source()) {
      case Hold.MANUAL -> "a hold by hand; POST " + path + "/resume ends it";
      case Hold.INSOLVENCY -> "the customer's insolvency; POST " + path + "/insolvency/end ends it";
      case Hold.FUNDING ->
          "its money is short through "
              + hold.until()
              + ", by its payment calendar; another calendar ends it";
      case Hold.FACTORED -> "a factor collects it; POST " + path + "/assignment/end ends it";
      default ->
          "the hold of "
              + hold.source()
              + ", until "
              + hold.until()
              + "; it ends with what placed it";
    };
  }
}
