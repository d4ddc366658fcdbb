package huikuan.dunning.portfolio;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.dunning.customers.CustomerTable;
import huikuan.dunning.portfolio.PortfolioCommand.HandOver;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.RequestValues;
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
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands customers from one collector to another. */
@RestController
@RequestMapping("/api/v1/dunning/portfolios")
@Tag(name = "Dunning")
class HandOversController {

  private static final int MOST_BYTES = 512 * 1024;

  /** The body that hands over. */
  @Schema(name = "HandOverData")
  record OverData(
      @Schema(description = "The new owner; or else to") @Nullable String owner,
      @Schema(description = "The portfolio that customers go to") @Nullable String to,
      @Schema(description = "All, with the classes and the rest, if absent")
          @Nullable List<String> customers,
      @Schema(description = "1 to 200 printable characters") String reason,
      @Schema(description = "The first day; today if absent") @Nullable LocalDate from) {}

  private final PortfolioBooks books;
  private final PortfolioReader reader;
  private final PortfolioViews views;
  private final CustomerTable table;
  private final OpenBook open;
  private final Commands commands;
  private final CompanySettings companies;
  private final Clock clock;

  HandOversController(
      PortfolioBooks books,
      PortfolioReader reader,
      PortfolioViews views,
      CustomerTable table,
      OpenBook open,
      Commands commands,
      CompanySettings companies,
      Clock clock) {
    this.books = books;
    this.reader = reader;
    this.views = views;
    this.table = table;
    this.open = open;
    this.commands = commands;
    this.companies = companies;
    this.clock = clock;
  }

  @AllowedTo(Role.APPROVER)
  @PostMapping(path = "/{company}/{name}/hand-over", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Hand a portfolio to another owner, or customers of it to another portfolio, from a day"
              + " on")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = OverData.class)))
  @ApiResponse(responseCode = "200", description = "It is decided; it tells what stood open")
  @ApiResponse(responseCode = "404", description = "There is no such portfolio")
  @ApiResponse(responseCode = "409", description = "Another portfolio has the same; it is named")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  PortfolioView handOver(
      @PathVariable("company") String written,
      @PathVariable("name") String name,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    String company = company(written);
    Instant now = clock.instant();
    LocalDate today = companies.dayAt(company, now);
    PortfolioBook book = books.of(company);
    PortfolioViews.require(company, name, book, today);
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    PortfolioReader.Over over = reader.over(company, name, fields, today, book);
    faults.refuse();
    StoodOpen stood =
        open.of(company, moved(name, over, Assignment.on(over.from(), book)), today, now);
    PortfolioProblems.settle(
        commands.send(
            new HandOver(new PortfolioKey(company), over.event(company, name, stood), seen)));
    return views.one(company, name, today);
  }

  /** The customers that are handed over. */
  private Predicate<CustomerId> moved(
      String name, PortfolioReader.Over over, Assignment assignment) {
    table.follow();
    Set<String> named = over.customers() == null ? null : Set.copyOf(over.customers());
    return named != null
        ? customer -> named.contains(customer.customer())
        : customer ->
            assignment
                .of(customer.customer(), table.classOf(customer))
                .filter(it -> it.name().equals(name))
                .isPresent();
  }

  private static String company(String written) {
    return RequestValues.read("company", written, Identifier::parseCompany);
  }
}
