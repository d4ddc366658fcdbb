package huikuan.dunning.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.hold.CustomerHolds;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldBody;
import huikuan.dunning.hold.HoldHistory;
import huikuan.dunning.hold.HoldView;
import huikuan.dunning.hold.HoldsInForce;
import huikuan.dunning.reminder.KnownCustomers;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps a whole customer from being chased for a while, and takes it up again. */
@RestController
@RequestMapping("/api/v1/dunning/customers/{company}/{customer}")
@Tag(name = "Dunning")
class CustomerHoldsController {

  private static final String HOLDS = "customer's holds";

  /**
   * @param hold that was placed by hand; null = there is none
   * @param holds all that are in force now
   */
  @JsonInclude(Include.ALWAYS)
  @Schema(name = "HeldCustomer")
  record Held(String company, String customer, @Nullable HoldView hold, List<HoldView> holds) {}

  /**
   * The holds in force.
   *
   * @param version how often they have changed, for {@code If-Match}
   */
  @Schema(name = "HoldsOfCustomer")
  record View(String company, String customer, List<HoldView> holds, int version) {}

  /** The body that places a hold. */
  @Schema(name = "CustomerHoldData")
  record Asked(
      @Schema(description = "1 to 200 printable characters") String reason,
      @Schema(description = "The last day, at the customer; today or later") LocalDate until,
      @Schema(description = "For colleagues") @Nullable String note) {}

  private final CustomerHolds holds;
  private final KnownCustomers customers;
  private final EventLog log;
  private final Clock clock;

  CustomerHoldsController(
      CustomerHolds holds, KnownCustomers customers, EventLog log, Clock clock) {
    this.holds = holds;
    this.customers = customers;
    this.log = log;
    this.clock = clock;
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping(path = "/hold", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Ask nothing for any claim of a customer, present or to come, until a day; another hold"
              + " takes its place")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Asked.class)))
  @ApiResponse(responseCode = "200", description = "It is held")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  Held hold(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    Customer of = customers.require(company, customer);
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, of.zone());
    Hold hold = HoldBody.ofCustomer(ExactJson.bytes(request, HoldBody.MOST_BYTES), today);
    if (!holds.place(of.id(), hold, of.zone(), seen)) {
      throw IfMatch.changed(HOLDS);
    }
    return held(of, HoldView.of(hold));
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping("/resume")
  @Operation(
      summary =
          "End the hold that was placed by hand; if no other is in force, what is due is sent on the"
              + " next contact day")
  @ApiResponse(responseCode = "200", description = "That hold is ended, or was; what stays is told")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  Held resume(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch) {
    Integer seen = IfMatch.version(ifMatch);
    Customer of = customers.require(company, customer);
    if (!holds.resume(of.id(), clock.instant(), seen)) {
      throw IfMatch.changed(HOLDS);
    }
    return held(of, null);
  }

  /** A hold of another source stays when the one by hand is ended. */
  private Held held(Customer customer, @Nullable HoldView hold) {
    View view = view(customer);
    return new Held(view.company(), view.customer(), hold, view.holds());
  }

  @AllowedTo({Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/holds")
  @Operation(summary = "What keeps a whole customer from being chased")
  @ApiResponse(responseCode = "200", description = "The holds in force; none = it is chased")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  View holds(@PathVariable("company") String company, @PathVariable("customer") String customer) {
    return view(customers.require(company, customer));
  }

  private View view(Customer of) {
    HoldHistory history = HoldHistory.of(of.id(), log);
    HoldsInForce now = history.now(clock.instant());
    List<HoldView> inForce = Objects.requireNonNullElse(HoldView.of(now), List.of());
    return new View(of.id().company(), of.id().customer(), inForce, history.version());
  }
}
