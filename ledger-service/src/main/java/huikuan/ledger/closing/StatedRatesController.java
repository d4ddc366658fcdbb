package huikuan.ledger.closing;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Identifier;
import huikuan.ledger.closing.Rates.StateRates;
import huikuan.ledger.closing.RatesEvent.Rate;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Reached;
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
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes rates of exchange. */
@RestController
@RequestMapping("/api/v1/companies/{company}/rates")
@Tag(name = "Rates", description = "By which figures are told in another currency")
class StatedRatesController {

  private static final Pattern RATE = Pattern.compile("\\d{1,12}(\\.\\d{1,8})?");
  private static final String ALLOWED_RATE =
      "a decimal string above zero with at most 12 digits before and 8 after its point";

  /** The body that states rates. */
  @Schema(name = "RatesData")
  record Data(@Schema(example = "CNY") String to, List<Entry> rates) {}

  /** A rate that is stated. */
  @Schema(name = "RateEntry")
  record Entry(
      @Schema(example = "2026-03-31") LocalDate day,
      @Schema(example = "USD") String currency,
      @Schema(example = "7.1782", description = "Units of to for one of this currency") String rate,
      @Schema(description = "The rate that it takes the place of, as it was read; null = none")
          @Nullable String instead) {}

  private final Commands commands;
  private final EventLog log;

  StatedRatesController(Commands commands, EventLog log) {
    this.commands = commands;
    this.log = log;
  }

  @AllowedTo({Role.ERP, Role.FINANCE})
  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "State rates into a currency; the same again changes nothing")
  @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Data.class)))
  @ApiResponse(responseCode = "200", description = "They are known")
  @ApiResponse(responseCode = "412", description = "Somebody has changed it since")
  Stated put(@PathVariable("company") String written, HttpServletRequest request)
      throws IOException {
    String company = RequestValues.read("company", written, Identifier::parseCompany);
    Faults faults = new Faults();
    byte[] body = ExactJson.bytes(request, StatedBalancesController.MOST_BYTES);
    Fields fields = new Fields(ExactJson.object(body, faults), faults);
    Currency to = fields.currency("to");
    Stating.Reading seen = new Stating.Reading();
    List<Rate> rates = rates(fields, to, seen);
    fields.refuseOthers();
    faults.refuse();
    String code = requireNonNull(to).getCurrencyCode();
    Reached<Stating> reached =
        commands.send(new StateRates(new Rates.Key(company, code), rates, seen.seen()));
    return Stated.of(company, "rates", reached, rates.size(), log);
  }

  private static List<Rate> rates(Fields body, @Nullable Currency to, Stating.Reading seen) {
    List<Rate> rates = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (Fields entry : Stated.objects(body, "rates")) {
      if (entry.names().contains("instead")) {
        seen.saw(
            rates.size(), value(entry, "instead", entry.optionalText("instead", ALLOWED_RATE)));
      }
      Rate rate = rate(entry, to);
      if (rate != null && !given.add(rate.day() + rate.currency())) {
        entry.fault("day", "given once for each currency");
      } else if (rate != null) {
        rates.add(rate);
      }
    }
    return rates;
  }

  private static @Nullable Rate rate(Fields entry, @Nullable Currency to) {
    LocalDate day = entry.date("day");
    Currency currency = entry.currency("currency");
    if (currency != null && currency.equals(to)) {
      entry.fault("currency", "another than to");
    }
    String rate = value(entry, "rate", entry.text("rate", ALLOWED_RATE));
    entry.refuseOthers();
    return day == null || currency == null || rate == null
        ? null
        : new Rate(day, currency.getCurrencyCode(), rate);
  }

  /** As it is kept; null if it is none. */
  private static @Nullable String value(Fields entry, String name, @Nullable String rate) {
    BigDecimal value = rate == null || !RATE.matcher(rate).matches() ? null : new BigDecimal(rate);
    if (rate != null && (value == null || value.signum() == 0)) {
      entry.fault(name, ALLOWED_RATE);
    }
    return value == null ? null : value.stripTrailingZeros().toPlainString();
  }
}
