package huikuan.ledger.contract;

import huikuan.contracts.Identifier;
import huikuan.ledger.contract.Contracts.Step;
import huikuan.ledger.directory.CompanyCustomers;
import huikuan.platform.csv.CsvFile;
import huikuan.platform.csv.CsvSheet;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Audited;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All contracts of a company as a file. */
@RestController
@RequestMapping("/api/v1/contracts/{company}.csv")
@Tag(name = "Contracts")
class ContractFilesController {

  private static final CsvSheet SHEET = new CsvSheet(ContractSheet.NEEDED, ContractSheet.OTHERS);

  private final Contracts contracts;
  private final ContractImport imports;
  private final CompanyCustomers customers;

  ContractFilesController(Contracts contracts, ContractImport imports, CompanyCustomers customers) {
    this.contracts = contracts;
    this.imports = imports;
    this.customers = customers;
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR, Role.APPROVER, Role.AUDITOR})
  @Audited
  @GetMapping(produces = CsvFile.TYPE)
  @Operation(summary = "The contracts of a company as a CSV file, one row for each milestone")
  @ApiResponse(responseCode = "200", description = "The file")
  @ApiResponse(responseCode = "404", description = "No such company", content = @Content)
  void file(
      @PathVariable String company,
      @Parameter(description = "Whether it says that it is UTF-8, as Excel wants it")
          @RequestParam(defaultValue = "false")
          boolean bom,
      HttpServletResponse answer)
      throws IOException {
    String id = customers.existing(company);
    SHEET.write(
        answer,
        "contracts-" + id + ".csv",
        bom,
        rows ->
            customers.each(
                id,
                customer ->
                    contracts
                        .ofCustomer(customer)
                        .forEach(contract -> rows(new ContractKey(id, contract)).forEach(rows))));
  }

  private List<List<String>> rows(ContractKey key) {
    Step step = contracts.newest(key, Contracts.NOW);
    return step == null ? List.of() : ContractCells.rows(key.contract(), step.state());
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR})
  @PostMapping(consumes = CsvFile.TYPE, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Tell contracts by a CSV file; the same again changes nothing",
      description = "A file with a fault changes nothing. What people have recorded stands.")
  @ApiResponse(responseCode = "200", description = "What became of it, or would become")
  @ApiResponse(responseCode = "400", description = "Faults, by line and column")
  @ApiResponse(responseCode = "413", description = "Too large")
  ContractImport.Result take(
      @PathVariable String company,
      @Parameter(description = "Whether nothing is changed") @RequestParam(defaultValue = "false")
          boolean dryRun,
      HttpServletRequest request)
      throws IOException {
    String id = RequestValues.read("company", company, Identifier::parseCompany);
    CsvSheet.Read sheet = SHEET.read(request);
    return imports.take(id, sheet.rows(), dryRun, sheet.faults());
  }
}
