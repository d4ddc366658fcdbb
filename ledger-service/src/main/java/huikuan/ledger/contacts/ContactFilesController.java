package huikuan.ledger.contacts;

import huikuan.contracts.Identifier;
import huikuan.ledger.customer.ContactImport;
import huikuan.ledger.customer.ContactSheet;
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
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people at all customers of a company as a file. */
@RestController
@RequestMapping("/api/v1/customers/{company}/contacts.csv")
@Tag(name = "Customers")
class ContactFilesController {

  private static final CsvSheet SHEET = new CsvSheet(ContactSheet.NEEDED, ContactSheet.OTHERS);

  private final ContactImport contacts;
  private final CompanyCustomers customers;

  ContactFilesController(ContactImport contacts, CompanyCustomers customers) {
    this.contacts = contacts;
    this.customers = customers;
  }

  @AllowedTo({Role.FINANCE, Role.AUDITOR})
  @Audited
  @GetMapping(produces = CsvFile.TYPE)
  @Operation(summary = "All people at a company's customers as a CSV file, one row for each")
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
        "contacts-" + id + ".csv",
        bom,
        rows -> customers.each(id, customer -> contacts.rows(customer).forEach(rows)));
  }

  @AllowedTo({Role.ERP, Role.FINANCE, Role.COLLECTOR})
  @PostMapping(consumes = CsvFile.TYPE, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Set people at customers from a CSV file; the same again changes nothing",
      description = "A file with a fault changes nothing. People whom we have confirmed are kept.")
  @ApiResponse(responseCode = "200", description = "What became of it, or would become")
  @ApiResponse(responseCode = "400", description = "Faults, by line and column")
  @ApiResponse(responseCode = "412", description = "A customer was changed meanwhile")
  @ApiResponse(responseCode = "413", description = "Too large")
  ContactImport.Result take(
      @PathVariable String company,
      @Parameter(description = "Whether nothing is changed") @RequestParam(defaultValue = "false")
          boolean dryRun,
      HttpServletRequest request)
      throws IOException {
    String id = RequestValues.read("company", company, Identifier::parseCompany);
    CsvSheet.Read sheet = SHEET.read(request);
    return contacts.take(id, sheet.rows(), dryRun, sheet.faults());
  }
}
