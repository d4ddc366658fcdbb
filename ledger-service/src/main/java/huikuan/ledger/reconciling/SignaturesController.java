package huikuan.ledger.reconciling;

import huikuan.ledger.closing.MonthEndCommand.Key;
import huikuan.ledger.closing.MonthEndCommand.Sign;
import huikuan.ledger.closing.MonthEndCommand.Signing;
import huikuan.ledger.closing.Signatures;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.reconciling.PackChecks.Check;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.approval.ProposalId;
import huikuan.platform.approval.Verdict;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Caller;
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
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the two signatures of a pack. */
@RestController
@RequestMapping("/api/v1/companies/{company}/month-ends/{month}")
@Tag(name = "Month end")
@ApiResponse(responseCode = "200", description = "The pack, as it is now")
@ApiResponse(responseCode = "403", description = "Another person, or a person", content = @Content)
@ApiResponse(responseCode = "404", description = "The month has no pack", content = @Content)
@ApiResponse(responseCode = "409", description = "It can't be signed now", content = @Content)
class SignaturesController {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int LONGEST_NOTE = 500;
  private static final int LONGEST_HASH = 64;

  /** The body that signs a pack. */
  @Schema(name = "MonthEndSign")
  record SignData(String hash, @Nullable String note) {}

  /** The body that approves a signature. */
  @Schema(name = "MonthEndApprove")
  record ApproveData(String hash) {}

  private final MonthEnds monthEnds;
  private final PackChecks checks;
  private final Commands commands;
  private final Signatures signatures;
  private final ApprovalTimes times;

  SignaturesController(
      MonthEnds monthEnds,
      PackChecks checks,
      Commands commands,
      Signatures signatures,
      ApprovalTimes times) {
    this.monthEnds = monthEnds;
    this.checks = checks;
    this.commands = commands;
    this.signatures = signatures;
    this.times = times;
  }

  @AllowedTo(Role.FINANCE)
  @PostMapping(path = "/sign", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Sign the draft of a locked month; another person has to approve it")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SignData.class)))
  @ApiResponse(responseCode = "422", description = "A note is needed", content = @Content)
  MonthEndView sign(
      @PathVariable("company") String written,
      @PathVariable("month") String text,
      HttpServletRequest request)
      throws IOException {
    String company = MonthEnds.company(written);
    YearMonth month = MonthEnds.month(text);
    Faults faults = new Faults();
    Fields fields = fields(request, faults);
    String hash = hash(fields);
    String note = fields.optionalWords("note", LONGEST_NOTE);
    fields.refuseOthers();
    faults.refuse();
    Packs.Read draft = ofHash(company, month, hash);
    requirePerson();
    List<String> open = open(draft, note);
    Instant now = times.now();
    Signing signing =
        commands
            .<Signing>send(
                new Sign(
                    new Key(company, month.toString()),
                    hash,
                    note,
                    open,
                    now,
                    times.lapsesAt(company, now)))
            .result();
    switch (signing) {
      case SIGNED -> {}
      case NOT_THE_DRAFT -> throw notTheDraft();
      case SIGNED_BY_ANOTHER ->
          throw conflict("signed-by-another", "It is signed", "Another person has signed it.");
    }
    return monthEnds.view(monthEnds.current(company, month));
  }

  /** The checks that do not hold; each but the lock can be explained by a note. */
  private List<String> open(Packs.Read draft, @Nullable String note) {
    List<Check> open = checks.of(draft.content()).stream().filter(it -> !it.holds()).toList();
    for (Check each : open) {
      if (each.name().equals(PackChecks.LOCKED)) {
        throw conflict(
            "month-not-locked",
            "The month is not locked",
            "%s Lock it first.".formatted(each.detail()));
      }
    }
    if (!open.isEmpty() && note == null) {
      List<String> names = open.stream().map(Check::name).toList();
      throw new ProblemException(
          Problem.ofFields(
              "note-needed",
              "What does not hold is signed with a note",
              422,
              List.of(new FieldError("note", "why it is signed although " + names + " fail"))));
    }
    return open.stream().map(Check::name).toList();
  }

  @AllowedTo({Role.FINANCE, Role.APPROVER})
  @PostMapping(path = "/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Approve another person's signature; the same again changes nothing")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ApproveData.class)))
  MonthEndView approve(
      @PathVariable("company") String written,
      @PathVariable("month") String text,
      HttpServletRequest request)
      throws IOException {
    String company = MonthEnds.company(written);
    YearMonth month = MonthEnds.month(text);
    Faults faults = new Faults();
    Fields fields = fields(request, faults);
    String hash = hash(fields);
    fields.refuseOthers();
    faults.refuse();
    Pack.Signature signature = ofHash(company, month, hash).pack().signature();
    ProposalId proposal = signature == null ? null : signature.proposal();
    if (signature == null || proposal == null) {
      throw conflict("not-signed", "Nobody has signed it", "It is signed before it is approved.");
    }
    if (asking().equals(signature.approvedBy())) {
      return monthEnds.view(monthEnds.current(company, month));
    }
    refuse(signatures.approve(proposal, times.now()));
    return monthEnds.view(monthEnds.current(company, month));
  }

  private static void refuse(Verdict verdict) {
    switch (verdict) {
      case APPROVED, REPEATED, ANOTHER_NEEDED -> {}
      case LAPSED -> throw conflict("lapsed", "Its time is over", "It has to be signed again.");
      case NOT_A_PERSON -> throw notAPerson();
      case OWN_PROPOSAL ->
          throw new ProblemException(
              Problem.of(
                  "own-proposal",
                  "Another person decides",
                  403,
                  "You signed it; somebody else approves it."));
      case DECIDED, REJECTED, UNKNOWN ->
          throw conflict("decided", "It is decided", "Another person was quicker.");
    }
  }

  private Packs.Read ofHash(String company, YearMonth month, String hash) {
    Packs.Read current = monthEnds.current(company, month);
    if (!current.pack().hash().equals(hash)) {
      throw notTheDraft();
    }
    return current;
  }

  private static Fields fields(HttpServletRequest request, Faults faults) throws IOException {
    return Fields.ofBody(request, MOST_BYTES, faults);
  }

  private static String hash(Fields fields) {
    return String.valueOf(fields.words("hash", LONGEST_HASH));
  }

  private static void requirePerson() {
    if (!asking().startsWith("person:")) {
      throw notAPerson();
    }
  }

  private static String asking() {
    return Caller.current().map(Caller::actor).orElse("");
  }

  private static ProblemException notAPerson() {
    return new ProblemException(
        Problem.of(
            "not-a-person",
            "A person signs",
            403,
            "Only a person signs. You are a program, or not signed in."));
  }

  private static ProblemException notTheDraft() {
    return conflict(
        "not-the-draft",
        "The month has another pack",
        "The hash is not that of the month's current pack: read it again.");
  }

  private static ProblemException conflict(String name, String title, String detail) {
    return new ProblemException(Problem.of(name, title, 409, detail));
  }
}
