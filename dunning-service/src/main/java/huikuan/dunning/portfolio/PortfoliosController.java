package huikuan.dunning.portfolio;

import huikuan.contracts.Identifier;
import huikuan.dunning.portfolio.PortfolioCommand.SetPortfolio;
import huikuan.dunning.portfolio.PortfolioEvent.PortfolioSet;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
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
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The portfolios of collectors. */
@RestController
@RequestMapping("/api/v1/dunning/portfolios")
@Tag(name = "Dunning")
class PortfoliosController {

  private static final int MOST_BYTES = 512 * 1024;

  /** The body that sets a portfolio. */
  @Schema(name = "PortfolioData")
  record Data(
      @Schema(example = "person:li.qiang") String owner,
      @Nullable StandIn deputy,
      @Schema(description = "Customers of the company; at most 2000")
          @Nullable List<String> customers,
      @Schema(description = "Classes of customers; at most 100") @Nullable List<String> classes,
      @Schema(description = "Whether it has the customers that no other portfolio has")
          @Nullable Boolean rest) {}

  @Schema(name = "Portfolios")
  record All(String company, List<PortfolioView> portfolios) {}

  private final PortfolioReader reader;
  private final PortfolioViews views;
  private final Commands commands;
  private final CompanySettings companies;
  private final Clock clock;

  PortfoliosController(
      PortfolioReader reader,
      PortfolioViews views,
      Commands commands,
      CompanySettings companies,
      Clock clock) {
    this.reader = reader;
    this.views = views;
    this.commands = commands;
    this.companies = companies;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(summary = "The portfolios of a company, by name; at most 200")
  @ApiResponse(responseCode = "200", description = "The portfolios as of today")
  All portfolios(@RequestParam("company") String written) {
    String company = company(written);
    return new All(company, views.all(company, today(company)));
  }

  @AllowedTo({Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/{company}/{name}")
  @Operation(summary = "A portfolio, the people who answer for it today, and its hand-overs")
  @ApiResponse(responseCode = "200", description = "The portfolio")
  @ApiResponse(responseCode = "404", description = "There is no such portfolio")
  PortfolioView portfolio(
      @PathVariable("company") String written, @PathVariable("name") String name) {
    String company = company(written);
    return views.one(company, name, today(company));
  }

  @AllowedTo(Role.APPROVER)
  @PutMapping(path = "/{company}/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Set a portfolio: its owner, its deputy, and the customers that it has")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "200", description = "It is so; the same again changes nothing")
  @ApiResponse(responseCode = "400", description = "No owner, or a fault of another field")
  @ApiResponse(responseCode = "409", description = "Another portfolio has the same; it is named")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  PortfolioView set(
      @PathVariable("company") String written,
      @PathVariable("name") String called,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    String company = company(written);
    String name = RequestValues.read("name", called, Identifier::parse);
    LocalDate today = today(company);
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    Portfolio asked = reader.portfolio(company, name, fields, today);
    faults.refuse();
    PortfolioProblems.settle(
        commands.send(
            new SetPortfolio(
                new PortfolioKey(company), new PortfolioSet(company, asked, today), seen)));
    return views.one(company, name, today);
  }

  private LocalDate today(String company) {
    return companies.dayAt(company, clock.instant());
  }

  private static String company(String written) {
    return RequestValues.read("company", written, Identifier::parseCompany);
  }
}
