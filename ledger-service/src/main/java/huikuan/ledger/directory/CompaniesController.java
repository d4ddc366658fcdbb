package huikuan.ledger.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.AllowedTo.Of;
import huikuan.platform.web.access.Companies;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies")
@Tag(name = "Companies", description = "The companies whose books are kept here")
class CompaniesController {

  /**
   * @param name absent if it signs with its identifier
   * @param country of its customers that name none
   * @param today its day
   * @param currencies of its accounts
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "CompanySummary")
  record Row(
      @Schema(example = "CN01") String company,
      CompanySettings.@Nullable Texts name,
      @Schema(type = "string", example = "Asia/Shanghai") ZoneId timeZone,
      @Schema(example = "CN") String country,
      LocalDate today,
      List<String> currencies) {}

  /** In the order of their identifiers. */
  @Schema(name = "CompanyList")
  record Answer(List<Row> companies) {}

  private final Directory directory;
  private final CatchUp catchUp;
  private final CompanySettings settings;
  private final InstantSource clock;

  CompaniesController(
      Directory directory,
      CatchUp directoryCatchUp,
      CompanySettings settings,
      InstantSource clock) {
    this.directory = directory;
    this.catchUp = directoryCatchUp;
    this.settings = settings;
    this.clock = clock;
  }

  @AllowedTo(
      value = {
        Role.ERP,
        Role.FINANCE,
        Role.COLLECTOR,
        Role.SALES,
        Role.APPROVER,
        Role.OPERATOR,
        Role.AUDITOR,
        Role.ADMIN
      },
      of = Of.ENDPOINT)
  @GetMapping
  @Operation(summary = "The companies that have a customer or an account, and that you may see")
  @ApiResponse(responseCode = "200", description = "All of them")
  @ApiResponse(responseCode = "503", description = "Behind: ask again", content = @Content)
  Answer companies(Companies companies) {
    catchUp.awaitHead();
    Stream<String> known =
        companies.all()
            ? directory.companies().stream()
            : companies.some().stream().sorted().filter(directory::knows);
    return new Answer(known.map(this::row).toList());
  }

  private Row row(String company) {
    CompanySettings.Company set = settings.companies().get(company);
    return new Row(
        company,
        set == null ? null : set.name(),
        settings.timeZone(company),
        settings.country(company),
        settings.dayAt(company, clock.instant()),
        directory.currencies(company));
  }
}
