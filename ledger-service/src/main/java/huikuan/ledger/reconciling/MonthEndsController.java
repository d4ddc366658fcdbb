package huikuan.ledger.reconciling;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.TimeParameters;
import huikuan.ledger.reports.Scopes;
import huikuan.ledger.reports.XlsxBook;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Page;
import huikuan.platform.web.PageLimits;
import huikuan.platform.web.PageRequest;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Drafts the packs of months, and shows them. */
@RestController
@RequestMapping("/api/v1/companies/{company}/month-ends")
@Tag(name = "Month end", description = "What a month's books said when they were closed")
@ApiResponse(responseCode = "400", description = "A field is malformed", content = @Content)
@ApiResponse(responseCode = "404", description = "Nothing is known of it", content = @Content)
class MonthEndsController {

  private static final int MOST_BYTES = 64 * 1024;

  /** After every month. */
  private static final String FIRST_PAGE = "9999-99";

  /** The body that has a pack drafted. */
  @Schema(name = "MonthEndData")
  record Data(@Schema(example = "2026-03") String month) {}

  /** The current pack of a month, in a list. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "MonthEndInList")
  record Row(
      String month,
      long position,
      String state,
      String hash,
      String draftedBy,
      Instant draftedAt,
      @Nullable String signedBy,
      @Nullable Instant signedAt,
      @Nullable String approvedBy,
      @Nullable Instant approvedAt) {

    static Row of(String month, Pack pack) {
      Pack.Signature by = pack.signature();
      return new Row(
          month,
          pack.position(),
          pack.state().word(),
          pack.hash(),
          pack.draftedBy(),
          pack.draftedAt(),
          by == null ? null : by.by(),
          by == null ? null : by.at(),
          by == null ? null : by.approvedBy(),
          by == null ? null : by.approvedAt());
    }
  }

  /**
   * @param next null on the last page
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "MonthEnds")
  record Answer(List<Row> monthEnds, @Nullable String next) {}

  private final MonthEnds monthEnds;
  private final Packs packs;
  private final Scopes scopes;

  MonthEndsController(MonthEnds monthEnds, Packs packs, Scopes scopes) {
    this.monthEnds = monthEnds;
    this.packs = packs;
    this.scopes = scopes;
  }

  @AllowedTo(Role.FINANCE)
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Draft the pack of a month that is over; it takes the place of a draft")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "200", description = "The current pack says the same")
  @ApiResponse(responseCode = "201", description = "Drafted")
  @ApiResponse(responseCode = "422", description = "Too much for one pack", content = @Content)
  ResponseEntity<MonthEndView> post(
      @PathVariable("company") String written, HttpServletRequest request) throws IOException {
    String company = MonthEnds.company(written);
    Faults faults = new Faults();
    Fields fields = Fields.ofBody(request, MOST_BYTES, faults);
    String text = fields.text("month", MonthEnds.ALLOWED_MONTH);
    boolean over =
        text != null && MonthEnds.isMonth(text) && monthEnds.isOver(company, YearMonth.parse(text));
    if (text != null && !over) {
      fields.fault("month", MonthEnds.ALLOWED_MONTH);
    }
    fields.refuseOthers();
    faults.refuse();
    YearMonth month = MonthEnds.month(String.valueOf(text));
    boolean drafted = packs.draft(company, month);
    return ResponseEntity.status(drafted ? 201 : 200)
        .body(monthEnds.view(monthEnds.current(company, month)));
  }

  @AllowedTo({Role.FINANCE, Role.APPROVER, Role.AUDITOR})
  @GetMapping
  @Operation(summary = "The months that have a pack, the newest first")
  @ApiResponse(responseCode = "200", description = "A page of months, each with its current pack")
  Answer list(@PathVariable("company") String written, @PageLimits PageRequest request) {
    String company = MonthEnds.company(written);
    Page page = request.of(ListQuestion.of("month-ends").with("company", company));
    Question when =
        scopes.of(AccountFilter.of(company), new TimeParameters(null, null, null), page).question();
    String before = page.isFirst() ? FIRST_PAGE : page.text(0);
    List<Row> rows = new ArrayList<>();
    packs
        .months(company, when, before, page.read())
        .forEach((month, all) -> rows.add(Row.of(month, all.getLast())));
    return new Answer(
        page.told(rows), page.next(rows, when.pinned(), last -> List.of(last.month())));
  }

  @AllowedTo({Role.FINANCE, Role.APPROVER, Role.AUDITOR})
  @Audited
  @GetMapping(path = "/{month}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "The current pack of a month, or an older one")
  @ApiResponse(responseCode = "200", description = "The pack")
  MonthEndView get(
      @PathVariable("company") String written,
      @PathVariable String month,
      @Parameter(description = "Of an older pack; the current one if absent")
          @RequestParam(required = false)
          @Nullable String position) {
    return view(written, month, position);
  }

  @AllowedTo({Role.FINANCE, Role.APPROVER, Role.AUDITOR})
  @Audited
  @GetMapping(path = "/{month}", produces = XlsxBook.TYPE)
  void file(
      @PathVariable("company") String written,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String position,
      HttpServletResponse answer)
      throws IOException {
    MonthEndView pack = view(written, month, position);
    answer.setContentType(XlsxBook.TYPE);
    answer.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("month-end-%s-%d.xlsx".formatted(pack.month(), pack.position()))
            .build()
            .toString());
    try (XlsxBook book = new XlsxBook(answer.getOutputStream())) {
      PackBook.write(book, pack);
    }
    answer.flushBuffer();
  }

  private MonthEndView view(String company, String month, @Nullable String position) {
    return monthEnds.view(
        monthEnds.pack(MonthEnds.company(company), MonthEnds.month(month), position));
  }
}
