package huikuan.ledger.closing;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Identifier;
import huikuan.contracts.Money;
import huikuan.ledger.closing.ControlAccount.StateBalances;
import huikuan.ledger.closing.ControlAccountEvent.Balance;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
import huikuan.platform.company.CompanySettings;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.fields.ExactJson;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.RequestValues;
import huikuan.platform.web.access.AllowedTo;
import huikuan.platform.web.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what the general ledger has for receivables. */
@RestController
@RequestMapping("/api/v1/companies/{company}/control-account")
@Tag(name = "Control account", description = "The general ledger's balance, and ours")
class StatedBalancesController {

  static final int MOST_AT_ONCE = 1_000;
  static final int MOST_BYTES = 512 * 1024;
  private static final int LONGEST_REFERENCE = 200;

  /** The body that states balances. */
  @Schema(name = "ControlAccountData")
  record Data(List<Entry> entries) {}

  /** A balance that is stated. */
  @Schema(name = "ControlAccountEntry")
  record Entry(
      @Schema(example = "2026-03-31") LocalDate day,
      @Schema(example = "CNY") String currency,
      @Schema(example = "1250000.00", description = "Below zero = the company owes") String balance,
      @Schema(example = "1122, voucher 17") @Nullable String reference,
      @Schema(description = "The balance that it takes the place of, as it was read; null = none")
          @Nullable String instead) {}

  private final Commands commands;
  private final EventLog log;
  private final CompanySettings companies;
  private final InstantSource clock;

  StatedBalancesController(
      Commands commands, EventLog log, CompanySettings companies, InstantSource clock) {
    this.commands = commands;
    this.log = log;
    this.companies = companies;
    this.clock = clock;
  }

  @AllowedTo({Role.ERP, Role.FINANCE})
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "State the general ledger's balances; the same again changes nothing")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "200", description = "They are known")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  Stated put(@PathVariable("company") String written, HttpServletRequest request)
      throws IOException {
    String company = RequestValues.read("company", written, Identifier::parseCompany);
    Stating.Reading seen = new Stating.Reading();
    List<Balance> balances = read(company, ExactJson.bytes(request, MOST_BYTES), seen);
    Reached<Stating> reached =
        commands.send(new StateBalances(new ControlAccount.Key(company), balances, seen.seen()));
    return Stated.of(company, "entries", reached, balances.size(), log);
  }

  private List<Balance> read(String company, byte[] body, Stating.Reading seen) {
    Faults faults = new Faults();
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    LocalDate today = companies.dayAt(company, clock.instant());
    List<Balance> balances = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (Fields entry : Stated.objects(fields, "entries")) {
      Balance balance = read(entry, today, balances.size(), seen);
      if (balance != null
          && !given.add(balance.day() + balance.balance().currency().getCurrencyCode())) {
        entry.fault("day", "given once for each currency");
      } else if (balance != null) {
        balances.add(balance);
      }
    }
    fields.refuseOthers();
    faults.refuse();
    return balances;
  }

  private static @Nullable Balance read(
      Fields entry, LocalDate today, int at, Stating.Reading seen) {
    LocalDate day = entry.date("day");
    if (day != null && day.isAfter(today)) {
      entry.fault("day", "not after the company's today, " + today);
    }
    Currency currency = entry.currency("currency");
    Money balance = entry.signedAmount("balance", currency);
    if (entry.names().contains("instead")) {
      Money instead = entry.optionalSignedAmount("instead", currency);
      seen.saw(at, instead == null ? null : instead.decimal());
    }
    String reference = entry.optionalWords("reference", LONGEST_REFERENCE);
    entry.refuseOthers();
    return day == null || balance == null
        ? null
        : new Balance(day, requireNonNull(balance), reference);
  }
}
