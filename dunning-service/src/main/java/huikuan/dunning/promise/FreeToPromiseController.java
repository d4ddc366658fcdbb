package huikuan.dunning.promise;

import huikuan.contracts.AccountId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.PromiseTerms;
import huikuan.dunning.reminder.KnownCustomers;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what can be promised, before somebody promises it. */
@RestController
@RequestMapping("/api/v1/dunning/promises")
@Tag(name = "Dunning")
class FreeToPromiseController {

  private final Promises promises;
  private final PromiseOffers offers;
  private final KnownCustomers known;
  private final Clock clock;

  FreeToPromiseController(
      Promises promises, PromiseOffers offers, KnownCustomers known, Clock clock) {
    this.promises = promises;
    this.offers = offers;
    this.known = known;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.QUERY)
  @GetMapping("/free")
  @Operation(summary = "What of an account is free to be promised, and for which days")
  @ApiResponse(responseCode = "200", description = "Its open items, what is due first first")
  @ApiResponse(responseCode = "400", description = "A malformed account")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  FreeView free(
      @Parameter(description = "company.customer.currency") @RequestParam String account) {
    AccountId id = RequestValues.read("account", account, AccountId::parse);
    Customer of = known.require(id.company(), id.customer());
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, of.zone());
    PromiseTerms terms = promises.terms(of, now);
    return FreeView.of(
        id,
        promises.free(id, offers.claims(id), now),
        today,
        today.plusDays(terms.daysAhead()),
        today.plusDays(terms.daysAheadApproved()));
  }
}
