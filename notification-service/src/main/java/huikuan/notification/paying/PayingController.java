package huikuan.notification.paying;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.Identifier;
import huikuan.notification.paying.PayingEvent.PayingApproved;
import huikuan.notification.paying.PayingEvent.PayingProposed;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.ExactJson;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/paying")
@Tag(name = "Paying", description = "Where a company is paid, and whom its letters name")
class PayingController {

  private static final int MOST_BYTES = 64 * 1024;

  /** The body that proposes it. */
  @Schema(name = "PayingData")
  record Data(
      @Schema(description = "Up to 20; letters name those of their currencies")
          List<BankAccount> accounts,
      @Schema(description = "Absent: letters name nobody") @Nullable Contact contact) {}

  /**
   * @param approvedBy null = nothing was approved, and letters say nothing
   * @param proposal the id of the proposal that waits; null = there is none
   * @param version how often it was proposed, approved or rejected, for {@code If-Match}
   */
  @Schema(name = "Paying")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      @Schema(example = "CN01") String company,
      List<BankAccount> accounts,
      @Nullable Contact contact,
      @Schema(example = "person:chen.jing") @Nullable String proposedBy,
      @Schema(example = "person:zhao.lei") @Nullable String approvedBy,
      @Nullable Instant approvedAt,
      @Schema(type = "string", example = "paying.CN01.2") @Nullable ProposalId proposal,
      long version) {}

  private final PayingLog paying;
  private final Commands commands;
  private final ApprovalTimes times;
  private final Clock clock;

  PayingController(PayingLog paying, Commands commands, ApprovalTimes times, Clock clock) {
    this.paying = paying;
    this.commands = commands;
    this.times = times;
    this.clock = clock;
  }

  @AllowedTo({Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "What a company's letters say of paying, and who approved it")
  @ApiResponse(responseCode = "200", description = "What they say; without accounts: nothing")
  View get(@PathVariable("company") String written) {
    return view(company(written));
  }

  @AllowedTo(Role.FINANCE)
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Propose what letters say of paying; they do when another person approves")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "200", description = "They say so already")
  @ApiResponse(responseCode = "202", description = "They say what they said, until it is approved")
  @ApiResponse(responseCode = "400", description = "It has faults: all of them")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  ResponseEntity<View> put(
      @PathVariable("company") String written,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    String company = company(written);
    Paying wanted = PayingReader.read(ExactJson.bytes(request, MOST_BYTES));
    Instant now = clock.instant();
    int number =
        commands.send(
            new PayingCommand.Propose(
                new PayingKey(company), wanted, now, times.lapsesAt(company, now), seen));
    if (number == CompanyPaying.OUTDATED) {
      throw IfMatch.changed("company's paying");
    }
    return ResponseEntity.status(number == 0 ? 200 : 202).body(view(company));
  }

  private View view(String company) {
    PayingLog.Known known = paying.known(company);
    Paying says = known.paying();
    RecordedEvent approved = known.approved();
    RecordedEvent open = known.open();
    return new View(
        company,
        says.accounts(),
        says.contact(),
        approved == null ? null : ((PayingApproved) approved.payload()).proposedBy(),
        approved == null ? null : approved.actor(),
        known.approvedAt(),
        open == null ? null : ((PayingProposed) open.payload()).proposalId(),
        known.next());
  }

  private static String company(String written) {
    return RequestValues.read("company", written, Identifier::parseCompany);
  }
}
