package huikuan.dunning.talk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.talk.TalkCommand.RecordTalk;
import huikuan.dunning.talk.TalkCommand.SetResubmission;
import huikuan.dunning.talk.TalkOutcome.ChangedMeanwhile;
import huikuan.dunning.talk.TalkOutcome.CorrectedBefore;
import huikuan.dunning.talk.TalkOutcome.Done;
import huikuan.dunning.talk.TalkOutcome.IdTaken;
import huikuan.dunning.talk.TalkOutcome.NothingToCorrect;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.IfMatch;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Talks with customers, and the day on which somebody follows up. */
@RestController
@RequestMapping("/api/v1/dunning/customers/{company}/{customer}")
@Tag(name = "Dunning")
class TalksController {

  private static final int MOST_BYTES = 64 * 1024;

  /**
   * The talks with a customer, the newest first.
   *
   * @param nextOn when somebody follows up; null = nobody has said
   * @param version how often they have changed, for {@code If-Match}
   * @param next where the next page starts, for {@code after}; null on the last page
   */
  @JsonInclude(Include.ALWAYS)
  @Schema(name = "TalkPage")
  record TalkPage(
      List<TalkViews.Line> talks, @Nullable LocalDate nextOn, int version, @Nullable String next) {}

  /** The body that sets a day. */
  @Schema(name = "ResubmissionData")
  record ResubmissionData(
      @Schema(description = "From today on, at the customer, and within 366 days") LocalDate on,
      @Schema(description = "1 to 200 printable characters") String reason) {}

  /** The day on which somebody follows up. */
  @Schema(name = "Resubmission")
  record Resubmitted(String company, String customer, LocalDate on, String reason, int version) {}

  private final TalkReader reader;
  private final TalkViews views;
  private final Customers customers;
  private final Commands commands;
  private final Clock clock;

  TalksController(
      TalkReader reader, TalkViews views, Customers customers, Commands commands, Clock clock) {
    this.reader = reader;
    this.views = views;
    this.customers = customers;
    this.commands = commands;
    this.clock = clock;
  }

  @AllowedTo({Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @GetMapping("/talks")
  @Operation(summary = "The talks with a customer, and the days set by hand, the newest first")
  @ApiResponse(responseCode = "200", description = "A page of talks")
  @ApiResponse(responseCode = "404", description = "There is no such customer")
  TalkPage talks(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      @PageLimits(usual = 50, most = 200) PageRequest request) {
    Customer of = require(company, customer);
    Page page = request.of(ListQuestion.of("talks").with("customer", of.id()));
    List<RecordedEvent> events = views.events(of);
    long before = page.isFirst() ? Long.MAX_VALUE : page.number(0);
    List<RecordedEvent> read =
        events.reversed().stream()
            .filter(event -> event.sequence() < before)
            .limit(page.read())
            .toList();
    List<TalkViews.Line> newest =
        events.isEmpty() ? List.of() : views.lines(of, events, List.of(events.getLast()));
    return new TalkPage(
        views.lines(of, events, page.told(read)),
        newest.isEmpty() ? null : newest.getFirst().nextOn(),
        events.size(),
        page.next(read, last -> List.of(last.sequence())));
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PostMapping(path = "/talks", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Record a talk, or announce a visit; it always says what comes next, and when")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TalkData.class)))
  @ApiResponse(responseCode = "201", description = "The talk")
  @ApiResponse(responseCode = "200", description = "The same talk was recorded before")
  @ApiResponse(responseCode = "400", description = "No next date, or a fault of another field")
  @ApiResponse(
      responseCode = "409",
      description = "Its id is another talk's, or what it corrects is corrected")
  ResponseEntity<TalkViews.Line> talk(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      HttpServletRequest request)
      throws IOException {
    Customer of = require(company, customer);
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    Talk talk = reader.talk(of, fields, faults, today(of));
    Done done = settle(commands.send(new RecordTalk(new TalkKey(of.id()), talk)));
    return ResponseEntity.status(done.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(views.talk(of, done.id()).orElseThrow());
  }

  @AllowedTo({Role.COLLECTOR, Role.APPROVER})
  @PutMapping(path = "/resubmission", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Set the day on which somebody follows up; until then it is on no work list")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ResubmissionData.class)))
  @ApiResponse(responseCode = "200", description = "It is so; the same again changes nothing")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  Resubmitted resubmit(
      @PathVariable("company") String company,
      @PathVariable("customer") String customer,
      @Parameter(description = IfMatch.MEANING)
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      HttpServletRequest request)
      throws IOException {
    Integer seen = IfMatch.version(ifMatch);
    Customer of = require(company, customer);
    Faults faults = new Faults();
    TalkReader.Resubmission asked =
        reader.resubmission(Fields.ofBody(request, MOST_BYTES, faults), faults, today(of));
    settle(
        commands.send(new SetResubmission(new TalkKey(of.id()), asked.on(), asked.reason(), seen)));
    return new Resubmitted(
        of.id().company(), of.id().customer(), asked.on(), asked.reason(), views.events(of).size());
  }

  private static Done settle(TalkOutcome outcome) {
    return switch (outcome) {
      case IdTaken(String id) ->
          throw new ProblemException(
              Problem.of(
                  "talk-id-taken",
                  "Another talk has the id",
                  409,
                  "The talk " + id + " says something else. A talk is corrected by a new one."));
      case NothingToCorrect(String id) ->
          throw ProblemException.field("corrects", "the id of a talk; there is none " + id);
      case CorrectedBefore(String id, String by) ->
          throw new ProblemException(
              Problem.of(
                  "talk-corrected",
                  "The talk is corrected already",
                  409,
                  "The talk " + by + " corrects " + id + ". Correct that one."));
      case ChangedMeanwhile _ -> throw IfMatch.changed("customer's talks");
      case Done done -> done;
    };
  }

  private LocalDate today(Customer customer) {
    return LocalDate.ofInstant(clock.instant(), customer.zone());
  }

  /** One that the ledger has told of, or that has an invoice. */
  private Customer require(String company, String customer) {
    List<FieldError> errors = new ArrayList<>();
    String ofCompany = RequestValues.optional("company", company, Identifier::parseCompany, errors);
    String named = RequestValues.optional("customer", customer, Identifier::parse, errors);
    if (ofCompany == null || named == null) {
      throw new ProblemException(Problem.invalid(errors));
    }
    CustomerId id = new CustomerId(ofCompany, named);
    Customer found = customers.find(id);
    if (found.isUnknown()) {
      throw new ProblemException(Problem.notFound("customer", id.toString()));
    }
    return found;
  }
}
