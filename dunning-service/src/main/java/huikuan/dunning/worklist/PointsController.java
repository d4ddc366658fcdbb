package huikuan.dunning.worklist;

import huikuan.contracts.Identifier;
import huikuan.platform.axon.reaction.Commands;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules by which work lists are put in order. */
@RestController
@RequestMapping("/api/v1/dunning/points/{company}")
@Tag(name = "Dunning")
class PointsController {

  private static final int MOST_BYTES = 64 * 1024;

  /** From an amount on. */
  @Schema(name = "AmountBand")
  record Amount(String currency, String from, int points) {}

  /** The body that sets the rules. */
  @Schema(name = "PointData")
  record Data(
      @Schema(description = "Of each currency the smallest first; at most 200")
          List<Amount> amounts,
      @Schema(description = "For an amount of a currency without a band") int otherCurrencies,
      @Schema(description = "The fewest days first") List<PointRules.DaysBand> daysLate,
      @Schema(description = "Of the other rules, by their names; 0 to 1000")
          Map<String, Integer> points) {}

  /**
   * The rules of a company.
   *
   * @param version how often they were set, for {@code If-Match}; 0 = those that are shipped
   */
  @Schema(name = "PointRules")
  record View(
      String company,
      List<Amount> amounts,
      int otherCurrencies,
      List<PointRules.DaysBand> daysLate,
      Map<String, Integer> points,
      int version) {

    static View of(String company, PointBook.Known known) {
      PointRules rules = known.rules();
      return new View(
          company,
          rules.amounts().stream()
              .map(
                  each ->
                      new Amount(
                          each.from().currency().getCurrencyCode(),
                          each.from().decimal(),
                          each.points()))
              .toList(),
          rules.otherCurrencies(),
          rules.daysLate(),
          new TreeMap<>(rules.points()),
          known.version());
    }
  }

  private final PointBook points;
  private final Commands commands;

  PointsController(PointBook points, Commands commands) {
    this.points = points;
    this.commands = commands;
  }

  @AllowedTo({Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "The rules by which a company's work lists are put in order")
  @ApiResponse(responseCode = "200", description = "The rules that hold")
  View points(@PathVariable("company") String written) {
    String company = RequestValues.read("company", written, Identifier::parseCompany);
    return View.of(company, points.now(company));
  }

  @AllowedTo(Role.APPROVER)
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Set the rules; every work list is in their order from then on")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "200", description = "It is so; the same again changes nothing")
  @ApiResponse(responseCode = "400", description = "It has faults: all of them")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  View set(
      @PathVariable("company") String written,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    String company = RequestValues.read("company", written, Identifier::parseCompany);
    Faults faults = new Faults();
    PointRules rules = PointReader.read(Fields.ofBody(request, MOST_BYTES, faults));
    faults.refuse();
    boolean asSeen = commands.send(new SetPoints(new PointKey(company), rules, seen));
    if (!asSeen) {
      throw IfMatch.changed("company's point rules");
    }
    return View.of(company, points.now(company));
  }
}
