package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import huikuan.dunning.policy.PolicyCommand.DraftVersion;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How claims are chased. */
@RestController
@RequestMapping("/api/v1/dunning/policies")
@Tag(name = "Dunning")
class PoliciesController {

  private static final int MOST_BYTES = 1024 * 1024;

  /** The body that proposes a version. */
  @Schema(name = "PolicyData")
  record Data(
      @JsonUnwrapped Policy rules,
      @Schema(description = "Absent for standard, which is for all that no other policy is for")
          @Nullable AppliesTo appliesTo,
      @Schema(description = "The first day, at the customer; today or later")
          LocalDate effectiveFrom) {}

  private final PolicyLog policies;
  private final StoredPolicies directory;
  private final Letters letters;
  private final Commands commands;
  private final CompanySettings companies;
  private final ApprovalTimes times;
  private final Clock clock;

  PoliciesController(
      PolicyLog policies,
      StoredPolicies directory,
      Letters letters,
      Commands commands,
      CompanySettings companies,
      ApprovalTimes times,
      Clock clock) {
    this.policies = policies;
    this.directory = directory;
    this.letters = letters;
    this.commands = commands;
    this.companies = companies;
    this.times = times;
    this.clock = clock;
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping
  @Operation(
      summary = "The policies, each in the version that new claims are chased by, if there is one")
  @ApiResponse(responseCode = "200", description = "A page, by id")
  PolicyPage policies(@PageLimits PageRequest request) {
    Page page = request.of(ListQuestion.of("policies"));
    List<String> found =
        policies.ids().stream()
            .sorted()
            .filter(id -> page.isFirst() || id.compareTo(page.text(0)) > 0)
            .limit(page.read())
            .toList();
    return new PolicyPage(
        page.told(found).stream().map(this::summary).flatMap(Optional::stream).toList(),
        page.next(found, id -> List.of(id)));
  }

  private Optional<PolicySummary> summary(String id) {
    PolicyHistory history = policies.history(id);
    return history.shownOn(today()).map(shown -> PolicySummary.of(shown, history, today()));
  }

  @AllowedTo(
      value = {Role.OPERATOR, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR},
      of = Of.EVERY)
  @GetMapping("/{id}")
  @Operation(summary = "How claims are chased: the rules of a policy, and its versions")
  @ApiResponse(responseCode = "200", description = "The policy")
  @ApiResponse(responseCode = "404", description = "There is no such policy or version")
  PolicyView policy(
      @PathVariable String id,
      @Parameter(description = "The one that new claims are chased by unless given")
          @RequestParam(required = false)
          @Nullable String version) {
    Integer number = RequestValues.optional("version", version, PoliciesController::number);
    PolicyHistory history = policies.history(id);
    return (number == null ? history.shownOn(today()) : history.find(number))
        .map(shown -> PolicyView.of(shown, history, today()))
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.notFound("policy", number == null ? id : id + "/" + number)));
  }

  @AllowedTo(
      value = {Role.COLLECTOR, Role.APPROVER},
      of = Of.EVERY)
  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary =
          "Propose a version; claims are chased by it when somebody else has approved it, and its"
              + " day has come")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "201", description = "The version was added")
  @ApiResponse(responseCode = "200", description = "The newest version says the same")
  @ApiResponse(responseCode = "400", description = "It has faults: all of them")
  ResponseEntity<PolicySummary> propose(
      @PathVariable("id") String written, HttpServletRequest request) throws IOException {
    String id = RequestValues.read("id", written, PolicyReader::parseName);
    PolicyDraft draft = read(id, ExactJson.bytes(request, MOST_BYTES));
    Instant now = clock.instant();
    PolicyOutcome outcome =
        commands.send(
            new DraftVersion(new PolicyKey(id), draft, now, times.lapsesAt(ProposalId.ALL, now)));
    return switch (outcome) {
      case PolicyOutcome.Added(int version) -> answer(HttpStatus.CREATED, id, version);
      case PolicyOutcome.Unchanged(int version) -> answer(HttpStatus.OK, id, version);
      case PolicyOutcome.Overtaken _ -> throw new IllegalStateException("A draft has no number");
    };
  }

  private PolicyDraft read(String id, byte[] body) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    PolicyDraft draft = PolicyReader.draft(id, fields);
    // Its day may have passed since: to say the same again changes nothing.
    boolean again =
        !faults.any()
            && policies
                .history(id)
                .newest()
                .filter(it -> draft.saysAs(it.draft()) && it.stands(clock.instant()))
                .isPresent();
    if (!again) {
      PolicyRules.checkProposal(
          draft, earliest(draft), directory.kinds(), letters.levels(), fields);
    }
    faults.refuse();
    return draft;
  }

  /** Today where the day is the earliest, of all companies that the policy is for. */
  private LocalDate earliest(PolicyDraft draft) {
    Instant now = clock.instant();
    return draft.appliesTo().ofCompanies().stream()
        .map(company -> companies.dayAt(company, now))
        .min(Comparator.naturalOrder())
        .orElseGet(this::today);
  }

  private LocalDate today() {
    return companies.dayAt(null, clock.instant());
  }

  private ResponseEntity<PolicySummary> answer(HttpStatus status, String id, int version) {
    PolicyHistory history = policies.history(id);
    PolicyVersion added = history.find(version).orElseThrow();
    return ResponseEntity.status(status).body(PolicySummary.of(added, history, today()));
  }

  private static Integer number(String text) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("a number from 1, such as 3");
    }
    return Integer.valueOf(text);
  }
}
