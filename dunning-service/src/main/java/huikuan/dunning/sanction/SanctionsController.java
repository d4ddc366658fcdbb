package huikuan.dunning.sanction;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.dunning.ladder.SanctionKind;
import huikuan.dunning.sanction.SanctionCommand.AssignSanctions;
import huikuan.dunning.sanction.SanctionCommand.ProposeLift;
import huikuan.dunning.sanction.SanctionCommand.ProposeSanction;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Companies;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The sanctions against customers. */
@RestController
@RequestMapping("/api/v1/dunning/sanctions")
@Tag(name = "Dunning")
class SanctionsController {

  private static final int MOST_BYTES = 64 * 1024;

  /** The body that proposes one. */
  @Schema(name = "SanctionData")
  record Data(
      String company,
      String customer,
      SanctionKind kind,
      @Schema(
              description =
                  "Of reputation: complaint or report; of legal-action: suit or"
                      + " payment-order; else absent")
          @Nullable String form,
      @Schema(description = "Of reputation: to whom it goes") @Nullable String addressee,
      @Schema(description = "A ground of the ladder, if the step needs one")
          @Nullable String ground,
      @Schema(description = "The number of the clause, if the ground is one")
          @Nullable String clause,
      String reason) {}

  /** The body that proposes to lift one. */
  @Schema(name = "SanctionLiftData")
  record LiftData(String reason) {}

  /** The body by which a system answers. */
  @Schema(name = "SanctionAcknowledgementData")
  record AnswerData(
      @Schema(example = "erp") String system,
      @Schema(
              allowableValues = {"impose", "lift"},
              description = "The order that it answers; absent: the last one")
          @Nullable String order,
      @Schema(allowableValues = {"done", "refused"}) String outcome,
      @Nullable String reason) {}

  /** The body that names an owner. */
  @Schema(name = "SanctionOwnerData")
  record OwnerData(@Schema(example = "person:li.na") String to) {}

  private final Sanctions sanctions;
  private final Commands commands;
  private final Clock clock;

  SanctionsController(Sanctions sanctions, Commands commands, Clock clock) {
    this.sanctions = sanctions;
    this.commands = commands;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.QUERY)
  @GetMapping
  @Operation(summary = "The sanctions, in order of their ids")
  @ApiResponse(responseCode = "200", description = "A page of sanctions")
  SanctionView.Page list(
      @RequestParam(required = false) @Nullable String company,
      @Parameter(description = "such as CN01.ACME") @RequestParam(required = false)
          @Nullable String customer,
      @Parameter(description = "proposed, in-force, lifted, rejected, withdrawn or lapsed")
          @RequestParam(required = false)
          @Nullable String state,
      @RequestParam(required = false) @Nullable String kind,
      @Parameter(description = "true: a system has refused the last order, or is late; or false")
          @RequestParam(required = false)
          @Nullable String unanswered,
      @PageLimits(usual = 20, most = 100) PageRequest request) {
    List<FieldError> errors = new ArrayList<>();
    String of = RequestValues.optional("company", company, Identifier::parseCompany, errors);
    CustomerId named = RequestValues.optional("customer", customer, CustomerId::parse, errors);
    oneOf("state", state, SanctionState.words(), errors);
    oneOf("kind", kind, SanctionKind.words(), errors);
    oneOf("unanswered", unanswered, List.of("true", "false"), errors);
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    Page page =
        request.of(
            ListQuestion.of("sanctions")
                .with("company", of)
                .with("customer", customer)
                .with("state", state)
                .with("kind", kind)
                .with("unanswered", unanswered));
    Sanctions.Filter filter =
        new Sanctions.Filter(
            of, named, state, kind, unanswered == null ? null : "true".equals(unanswered));
    List<SanctionEntry> found = sanctions.find(filter, page);
    return new SanctionView.Page(
        sanctions.views(
            page.told(found).stream().map(each -> SanctionId.parse(each.id)).toList(),
            clock.instant()),
        page.next(found, last -> List.of(last.id)));
  }

  private static void oneOf(
      String field, @Nullable String value, List<String> words, List<FieldError> errors) {
    if (value != null && !words.contains(value)) {
      errors.add(new FieldError(field, FieldError.oneOf(words)));
    }
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.CASE)
  @GetMapping("/{id}")
  @Operation(summary = "A sanction: its evidence, its orders and the answers of the systems")
  @ApiResponse(responseCode = "200", description = "The sanction")
  @ApiResponse(responseCode = "404", description = "There is no such sanction")
  SanctionView one(@PathVariable String id) {
    return sanctions.require(read(id), clock.instant());
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.ENDPOINT)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Propose a sanction; it is in force when somebody else has approved it")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "201", description = "It is proposed")
  @ApiResponse(responseCode = "404", description = "There is no such company")
  @ApiResponse(
      responseCode = "422",
      description = "Something is missing: all of it; no claim of the customer is escalated")
  SanctionView propose(HttpServletRequest request, Companies held) throws IOException {
    Faults faults = new Faults();
    ProposeSanction command =
        SanctionReader.proposal(
            Fields.ofBody(request, MOST_BYTES, faults), faults, clock.instant());
    CustomerId customer = command.key().customer();
    if (!held.has(customer.company())) {
      throw new ProblemException(Problem.notFound("company", customer.company()));
    }
    SanctionAnswer answer = commands.send(command);
    if (answer instanceof SanctionAnswer.Unknown) {
      throw SanctionProblems.notEscalated(customer);
    }
    return done(customer, "", answer);
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/{id}/lift", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Propose to lift a sanction before it is cured; somebody else approves")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = LiftData.class)))
  @ApiResponse(responseCode = "200", description = "It is proposed, or was")
  @ApiResponse(responseCode = "404", description = "There is no such sanction")
  @ApiResponse(responseCode = "409", description = "It is not in force, or not the last one")
  SanctionView lift(@PathVariable("id") String written, HttpServletRequest request)
      throws IOException {
    SanctionId id = read(written);
    Faults faults = new Faults();
    String reason = SanctionReader.reason(Fields.ofBody(request, MOST_BYTES, faults), faults);
    return done(
        id.customer(),
        written,
        commands.send(
            new ProposeLift(
                new SanctionsKey(id.customer()), id.number(), reason, clock.instant())));
  }

  @AllowedTo(value = Role.ERP, of = Of.CASE)
  @PostMapping(path = "/{id}/acknowledgements", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Answer, as a system that enforces it, the last order of a sanction")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = AnswerData.class)))
  @ApiResponse(responseCode = "200", description = "It is noted, or was")
  @ApiResponse(responseCode = "404", description = "There is no such sanction")
  @ApiResponse(
      responseCode = "409",
      description = "Nothing was ordered; the last order is another; it answered otherwise")
  SanctionView acknowledge(@PathVariable("id") String written, HttpServletRequest request)
      throws IOException {
    SanctionId id = read(written);
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    return done(id.customer(), written, commands.send(SanctionReader.answer(id, fields, faults)));
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.CASE)
  @PostMapping(path = "/{id}/assign", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Name the person who looks after all sanctions of the customer")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = OwnerData.class)))
  @ApiResponse(responseCode = "200", description = "It is so, or was")
  @ApiResponse(responseCode = "404", description = "There is no such sanction")
  SanctionView assign(@PathVariable("id") String written, HttpServletRequest request)
      throws IOException {
    SanctionId id = read(written);
    Faults faults = new Faults();
    String owner = SanctionReader.owner(Fields.ofBody(request, MOST_BYTES, faults), faults);
    sanctions.require(id, clock.instant());
    commands.send(new AssignSanctions(new SanctionsKey(id.customer()), owner));
    return sanctions.require(id, clock.instant());
  }

  private static SanctionId read(String id) {
    try {
      return SanctionId.parse(id);
    } catch (IllegalArgumentException e) {
      throw Sanctions.notFound(id);
    }
  }

  private SanctionView done(CustomerId customer, String named, SanctionAnswer answer) {
    if (answer instanceof SanctionAnswer.Done(int number)) {
      return sanctions.require(new SanctionId(customer, number), clock.instant());
    }
    throw SanctionProblems.of(customer, named, answer);
  }
}
