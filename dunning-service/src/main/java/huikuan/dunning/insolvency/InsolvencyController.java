package huikuan.dunning.insolvency;

import huikuan.contracts.CustomerId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.insolvency.InsolvencyCommand.EndInsolvency;
import huikuan.dunning.insolvency.InsolvencyCommand.FileClaims;
import huikuan.dunning.insolvency.InsolvencyCommand.OpenInsolvency;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyOpened;
import huikuan.dunning.insolvency.InsolvencyEvent.Warning;
import huikuan.dunning.reminder.KnownCustomers;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
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
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records that a customer is insolvent, that claims are filed, and the end of it. */
@RestController
@RequestMapping("/api/v1/dunning/customers/{company}/{customer}/insolvency")
@Tag(name = "Dunning")
class InsolvencyController {

  /** Days before the last day for filing claims at which a warning is given. */
  private static final List<Integer> WARNINGS = List.of(30, 7);

  private final Insolvencies insolvencies;
  private final KnownCustomers known;
  private final Commands commands;
  private final Clock clock;

  InsolvencyController(
      Insolvencies insolvencies, KnownCustomers known, Commands commands, Clock clock) {
    this.insolvencies = insolvencies;
    this.known = known;
    this.commands = commands;
    this.clock = clock;
  }

  @AllowedTo({Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "Whether a customer is insolvent, and what is filed")
  @ApiResponse(responseCode = "200", description = "Its insolvency, or that there is none")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  InsolvencyView insolvency(
      @PathVariable("company") String company, @PathVariable("customer") String customer) {
    return view(known.require(company, customer));
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Record that a customer is insolvent, or correct the record: nothing is asked of it,"
              + " promises and concessions end, and claims are to be filed")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = InsolvencyBodies.OpenedData.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  InsolvencyView open(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    Customer of = known.require(company, customer);
    Instant now = clock.instant();
    Faults faults = new Faults();
    Proceedings proceedings =
        InsolvencyBodies.proceedings(
            Fields.ofBody(request, InsolvencyBodies.MOST_BYTES, faults), faults, today(of));
    return told(
        of,
        new OpenInsolvency(
            new InsolvencyKey(of.id()),
            proceedings,
            warnings(proceedings.fileBy(), of.zone(), now),
            now,
            seen));
  }

  private static List<Warning> warnings(LocalDate fileBy, ZoneId zone, Instant now) {
    return WARNINGS.stream()
        .map(days -> new Warning(days, fileBy.minusDays(days).atStartOfDay(zone).toInstant()))
        .flatMap(each -> each.at().isAfter(now) ? Stream.of(each) : Stream.empty())
        .toList();
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping(path = "/filed", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Tell that our claims are filed, or correct that: its task is done")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = InsolvencyBodies.FiledData.class)))
  @ApiResponse(responseCode = "200", description = "It is recorded")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "409", description = "The customer is not insolvent")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  InsolvencyView filed(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    Customer of = known.require(company, customer);
    Faults faults = new Faults();
    InsolvencyOpened opened = insolvencies.of(of.id()).opened();
    Filing filing =
        InsolvencyBodies.filing(
            Fields.ofBody(request, InsolvencyBodies.MOST_BYTES, faults),
            faults,
            opened == null ? null : opened.proceedings().openedOn(),
            today(of));
    return told(of, new FileClaims(new InsolvencyKey(of.id()), filing, seen));
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping(path = "/end", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "End the insolvency: what is due is sent on the next contact day")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = InsolvencyBodies.EndedData.class)))
  @ApiResponse(responseCode = "200", description = "It is ended, or was")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  @ApiResponse(responseCode = "409", description = "The customer never was insolvent")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  InsolvencyView end(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    Customer of = known.require(company, customer);
    Faults faults = new Faults();
    String reason =
        InsolvencyBodies.reason(
            Fields.ofBody(request, InsolvencyBodies.MOST_BYTES, faults), faults);
    return told(of, new EndInsolvency(new InsolvencyKey(of.id()), reason, clock.instant(), seen));
  }

  private InsolvencyView told(Customer of, InsolvencyCommand command) {
    return switch (commands.<InsolvencyOutcome>send(command)) {
      case DONE -> view(of);
      case NOT_INSOLVENT -> throw notInsolvent(of.id());
      case OUTDATED ->
          throw IfMatch.changed("customer's insolvency", insolvencies.of(of.id()).version());
    };
  }

  private static ProblemException notInsolvent(CustomerId customer) {
    return new ProblemException(
        Problem.of(
            "not-insolvent",
            "The customer is not insolvent",
            409,
            "Nobody has recorded that %s is insolvent:".formatted(customer)
                + " POST /dunning/customers/{company}/{customer}/insolvency does."));
  }

  private LocalDate today(Customer customer) {
    return LocalDate.ofInstant(clock.instant(), customer.zone());
  }

  private InsolvencyView view(Customer customer) {
    return InsolvencyView.of(customer.id(), insolvencies.of(customer.id()), today(customer));
  }
}
