package huikuan.ledger.evidence;

import huikuan.contracts.ledger.Subject;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.evidence.EvidenceCommand.Outcome;
import huikuan.ledger.evidence.EvidenceCommand.WithdrawEvidence;
import huikuan.ledger.evidence.EvidencePieces.Piece;
import huikuan.ledger.evidence.EvidenceReader.Copy;
import huikuan.ledger.files.CompanyFiles;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Answers the requests about the evidence of any subject. */
@Component
class EvidenceRequests {

  /** The files of a page are read, to tell which are damaged. */
  static final int USUAL = 20;

  static final int MOST = 100;
  private static final int MOST_BYTES = 64 * 1024;

  /** The body that attaches evidence. */
  @Schema(name = "EvidenceData")
  record AttachData(
      EvidenceKind kind,
      @Schema(description = "The hash of a file of the company") String file,
      @Schema(description = "The day on the document") LocalDate documentOn,
      @Nullable String note) {}

  /** The body that withdraws it. */
  @Schema(name = "EvidenceWithdrawalData")
  record WithdrawData(String reason) {}

  /** The body that has a copy of it sent. */
  @Schema(name = "EvidenceCopyData")
  record CopyData(
      @Schema(description = "The id of a contact of the customer") String contact,
      @Nullable String note,
      @Schema(description = "Of a contract's evidence only: whose contact it is")
          @Nullable String customer) {}

  /**
   * A page.
   *
   * @param next into {@code after}; null on the last page
   */
  @Schema(name = "EvidencePage")
  record Answer(List<EvidenceView> evidence, @Nullable String next) {}

  private final EvidencePieces pieces;
  private final CompanyFiles files;
  private final Copies copies;
  private final Commands commands;
  private final CompanySettings companies;
  private final InstantSource clock;

  EvidenceRequests(
      EvidencePieces pieces,
      CompanyFiles files,
      Copies copies,
      Commands commands,
      CompanySettings companies,
      InstantSource clock) {
    this.pieces = pieces;
    this.files = files;
    this.copies = copies;
    this.commands = commands;
    this.companies = companies;
    this.clock = clock;
  }

  ResponseEntity<EvidenceView> attach(Subject subject, HttpServletRequest request)
      throws IOException {
    Faults faults = new Faults();
    String company = subject.company();
    Outcome outcome =
        send(
            EvidenceReader.attach(
                subject,
                body(request, faults),
                hash -> files.find(company, hash).isPresent(),
                companies.dayAt(company, clock.instant()),
                faults));
    HttpStatus status = outcome instanceof Outcome.Done ? HttpStatus.CREATED : HttpStatus.OK;
    return ResponseEntity.status(status).body(view(subject, outcome));
  }

  Answer list(Subject subject, PageRequest request) {
    Page page = request.of(ListQuestion.of("evidence").with("of", EvidenceKey.of(subject)));
    long before = page.number(0, Long.MAX_VALUE);
    List<Piece> found =
        pieces.of(subject).stream()
            .filter(each -> each.attached().number() < before)
            .limit(page.read())
            .toList();
    return new Answer(
        page.told(found).stream().map(pieces::view).toList(),
        page.next(found, last -> List.of(last.attached().number())));
  }

  EvidenceView withdraw(Subject subject, String n, HttpServletRequest request) throws IOException {
    int number = existing(subject, n).attached().number();
    Faults faults = new Faults();
    String reason = EvidenceReader.reason(body(request, faults), faults);
    return view(subject, send(new WithdrawEvidence(subject, number, reason)));
  }

  /** A copy of a file that is damaged is refused. */
  EvidenceView copy(Subject subject, String n, HttpServletRequest request) throws IOException {
    Piece piece = existing(subject, n);
    Faults faults = new Faults();
    Copy copy =
        EvidenceReader.copy(
            subject, body(request, faults), each -> copies.reaches(subject, each), faults);
    return view(subject, send(copies.request(piece.attached(), copy)));
  }

  private Outcome send(EvidenceCommand command) {
    return commands.<Outcome>send(command).result();
  }

  private EvidenceView view(Subject subject, Outcome outcome) {
    int number =
        switch (outcome) {
          case Outcome.Done(int n) -> n;
          case Outcome.Unchanged(int n) -> n;
          case Outcome.Refused(var refusal) ->
              throw new ProblemException(EvidenceProblems.of(refusal));
        };
    return pieces.view(pieces.find(subject, number).orElseThrow());
  }

  private Piece existing(Subject subject, String n) {
    return pieces
        .find(subject, EvidenceReader.number(n))
        .orElseThrow(() -> new ProblemException(Problem.notFound("evidence", n)));
  }

  private static JsonNode body(HttpServletRequest request, Faults faults) throws IOException {
    return ExactJson.object(ExactJson.bytes(request, MOST_BYTES), faults);
  }
}
