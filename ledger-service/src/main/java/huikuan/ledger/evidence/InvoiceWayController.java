package huikuan.ledger.evidence;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.readiness.DeliveryWay;
import huikuan.contracts.readiness.InvoiceState;
import huikuan.contracts.readiness.Turn;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.evidence.InvoiceWayEvent.InvoiceWayTold;
import huikuan.ledger.evidence.TellInvoiceWay.Outcome;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The state of an invoice on its way to the customer. */
@RestController
@RequestMapping(
    path = "/api/v1/accounts/{account}/items/invoice/{number}/way",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Evidence")
@ApiResponse(responseCode = "404", description = "No such invoice", content = @Content)
class InvoiceWayController {

  private static final int MOST_BYTES = 64 * 1024;

  /** The body that tells a state. */
  @Schema(name = "InvoiceWayData")
  record Data(
      InvoiceState state,
      @Schema(description = "The day of it, not in the future") LocalDate on,
      @Schema(description = "Of a delivery, which needs it") @Nullable DeliveryWay how,
      @Schema(description = "Of one that is to be corrected, which needs it")
          @Nullable String reason,
      @Schema(description = "Such as a waybill, or the number of the red invoice")
          @Nullable String reference,
      @Nullable String note) {}

  /**
   * A state that was told.
   *
   * @param by the person or the ERP that told it
   */
  @Schema(name = "InvoiceWayStep")
  record Step(
      InvoiceState state,
      LocalDate on,
      @Nullable DeliveryWay how,
      @Nullable String reason,
      @Nullable String reference,
      @Nullable String note,
      Instant recordedAt,
      String by) {

    static Step of(RecordedEvent recorded) {
      InvoiceWayTold told = InvoiceWays.told(recorded);
      return new Step(
          told.state(),
          told.on(),
          told.how(),
          told.reason(),
          told.reference(),
          told.note(),
          recorded.recordedAt(),
          recorded.actor());
    }
  }

  /**
   * @param state now; absent = nothing was told
   * @param turn who has to act next; absent = it is not known
   * @param next the states that may follow
   * @param history newest first
   */
  @Schema(name = "InvoiceWay")
  record View(
      AccountId account,
      String number,
      @Nullable InvoiceState state,
      @Nullable LocalDate on,
      @Nullable Turn turn,
      List<InvoiceState> next,
      List<Step> history) {}

  private final ClaimItems items;
  private final InvoiceWays ways;
  private final Commands commands;
  private final CompanySettings companies;
  private final InstantSource clock;

  InvoiceWayController(
      ClaimItems items,
      InvoiceWays ways,
      Commands commands,
      CompanySettings companies,
      InstantSource clock) {
    this.items = items;
    this.ways = ways;
    this.commands = commands;
    this.companies = companies;
    this.clock = clock;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR})
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Tell to which state the invoice has come; the same again changes nothing")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "200", description = "It is known")
  @ApiResponse(responseCode = "409", description = "The state does not follow", content = @Content)
  View post(@PathVariable String account, @PathVariable String number, HttpServletRequest request)
      throws IOException {
    ClaimItems.Found found = invoice(account, number);
    OfItem invoice = found.item();
    Faults faults = new Faults();
    InvoiceWayTold news =
        InvoiceWayReader.read(
            invoice.account(),
            invoice.number(),
            ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults),
            companies.dayAt(invoice.company(), clock.instant()),
            faults);
    switch (commands.<Outcome>send(new TellInvoiceWay(news, InvoiceWays.first(found))).result()) {
      case Outcome.Told _, Outcome.Unchanged _ -> {}
      case Outcome.OutOfOrder(var now) ->
          throw new ProblemException(EvidenceProblems.outOfOrder(now, news.state()));
      case Outcome.TooEarly(var first) ->
          throw ProblemException.field(
              "on", "%s, the day of the state before, or later".formatted(first));
      case Outcome.TooMuch(int most) -> throw new ProblemException(EvidenceProblems.tooMuch(most));
    }
    return view(found);
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "How far the invoice has come, and whose turn it is")
  @ApiResponse(responseCode = "200", description = "The state now, and all before")
  View get(@PathVariable String account, @PathVariable String number) {
    return view(invoice(account, number));
  }

  private ClaimItems.Found invoice(String account, String number) {
    return items.find(account, ItemKind.INVOICE.toString(), number);
  }

  private View view(ClaimItems.Found found) {
    OfItem invoice = found.item();
    List<Step> history = ways.history(found).stream().map(Step::of).toList();
    Step now = history.isEmpty() ? null : history.getFirst();
    return new View(
        invoice.account(),
        invoice.number(),
        now == null ? null : now.state(),
        now == null ? null : now.on(),
        now == null ? null : now.state().turn(),
        InvoiceState.after(now == null ? null : now.state()),
        history);
  }
}
