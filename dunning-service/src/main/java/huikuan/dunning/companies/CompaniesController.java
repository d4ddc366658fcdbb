package huikuan.dunning.companies;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.Identifier;
import huikuan.dunning.companies.CompanyCommand.CompleteReceipts;
import huikuan.dunning.companies.CompanyCommand.SetChasing;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.fields.ExactJson;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens and closes the chasing of a company's customers. */
@RestController
@RequestMapping("/api/v1/companies/{company}")
@Tag(name = "Dunning")
class CompaniesController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_REASON = 500;

  /** The body that opens chasing. */
  @Schema(name = "ChasingData")
  record ChasingData(
      @Schema(
              description =
                  "The first day, at the customer, on which messages may leave; today or later;"
                      + " null = none until further notice")
          @Nullable LocalDate from,
      @Schema(description = "For colleagues") @Nullable String reason) {}

  /** The body in which a feed states that receipts are complete. */
  @Schema(name = "ReceiptsData")
  record ReceiptsData(
      @Schema(description = "The last day whose receipts are all posted; today at most")
          LocalDate completeThrough) {}

  /**
   * Whether messages leave.
   *
   * @param from null = chasing is closed
   * @param receiptsCompleteThrough null = no feed states it, and no receipts are waited for
   * @param receiptsRequired the bank day whose receipts must be complete today; null = none
   * @param waiting the number of cases whose step is due and waits for the company
   * @param version how often it was said, for {@code If-Match}
   */
  @JsonInclude(Include.ALWAYS)
  @Schema(name = "CompanyChasing")
  record View(
      String company,
      @Nullable LocalDate from,
      boolean open,
      @Nullable LocalDate receiptsCompleteThrough,
      @Nullable LocalDate receiptsRequired,
      long waiting,
      int version) {}

  private final Commands commands;
  private final ChasingHistories companies;
  private final CompanyCases waiting;
  private final Clock clock;

  CompaniesController(
      Commands commands, ChasingHistories companies, CompanyCases waiting, Clock clock) {
    this.commands = commands;
    this.companies = companies;
    this.waiting = waiting;
    this.clock = clock;
  }

  @AllowedTo({Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/chasing")
  @Operation(summary = "Whether messages to a company's customers leave, and what waits")
  @ApiResponse(responseCode = "200", description = "As it is known now")
  View chasing(@PathVariable("company") String written) {
    return view(company(written));
  }

  @AllowedTo(Role.APPROVER)
  @PutMapping(path = "/chasing", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Let messages leave from a day on, or none; until then all is only planned")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ChasingData.class)))
  @ApiResponse(responseCode = "200", description = "It is so; the same again changes nothing")
  @ApiResponse(responseCode = "400", description = "A day in the past, or none given")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  View setChasing(
      @PathVariable("company") String written,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    String company = company(written);
    Chasing known = companies.of(company).last();
    ChasingData data = read(ExactJson.bytes(request, MOST_BYTES), known, clock.instant());
    boolean asSeen =
        commands.send(new SetChasing(new CompanyKey(company), data.from(), data.reason(), seen));
    if (!asSeen) {
      throw IfMatch.changed("company's chasing");
    }
    return view(company);
  }

  @AllowedTo({Role.ERP, Role.FINANCE})
  @PutMapping(path = "/receipts", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "State that all receipts up to a day are posted; from then on nothing leaves without the"
              + " previous bank day")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ReceiptsData.class)))
  @ApiResponse(responseCode = "200", description = "It is known; an earlier day changes nothing")
  @ApiResponse(responseCode = "400", description = "A day to come, or none given")
  View completeReceipts(@PathVariable("company") String written, HttpServletRequest request)
      throws IOException {
    String company = company(written);
    Chasing known = companies.of(company).last();
    LocalDate through = through(ExactJson.bytes(request, MOST_BYTES), known, clock.instant());
    commands.send(new CompleteReceipts(new CompanyKey(company), through));
    return view(company);
  }

  private View view(String company) {
    ChasingHistory history = companies.of(company);
    Chasing chasing = history.last();
    Instant now = clock.instant();
    return new View(
        company,
        chasing.from(),
        chasing.isOpenOn(LocalDate.ofInstant(now, chasing.zone()))
            && chasing.missingReceipts(now).isEmpty(),
        chasing.receiptsThrough(),
        chasing.receiptsThrough() == null ? null : chasing.requiredReceipts(now),
        waiting.count(company),
        history.told().size());
  }

  private static ChasingData read(byte[] body, Chasing known, Instant now) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    LocalDate from = fields.optionalDate("from");
    String reason =
        from == null && known.from() != null
            ? fields.words("reason", LONGEST_REASON)
            : fields.optionalWords("reason", LONGEST_REASON);
    LocalDate today = LocalDate.ofInstant(now, known.zone());
    // An empty body must not close chasing.
    if (!fields.names().contains("from")) {
      fields.fault("from", "a day, such as " + today + ", or null: nothing leaves");
    }
    // The known day may be past: the same day again is accepted and changes nothing.
    if (from != null && from.isBefore(today) && !from.equals(known.from())) {
      fields.fault("from", today + " (today at the company) or later");
    }
    fields.refuseOthers();
    faults.refuse();
    return new ChasingData(from, reason);
  }

  private static LocalDate through(byte[] body, Chasing known, Instant now) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    LocalDate through = fields.date("completeThrough");
    LocalDate today = LocalDate.ofInstant(now, known.zone());
    if (through != null && through.isAfter(today)) {
      fields.fault("completeThrough", today + " (today at the company) or earlier");
    }
    fields.refuseOthers();
    faults.refuse();
    return requireNonNull(through);
  }

  private static String company(String written) {
    return RequestValues.read("company", written, Identifier::parseCompany);
  }
}
