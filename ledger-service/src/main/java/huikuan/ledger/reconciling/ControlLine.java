package huikuan.ledger.reconciling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The control account on a day.
 *
 * @param generalLedger as it was stated
 * @param ledger the balance of all accounts of the company as of the day
 * @param difference theirs less ours
 * @param by who stated it
 * @param reference where it stands in the general ledger
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ControlAccountDay")
record ControlLine(
    LocalDate day,
    @Schema(example = "CNY") String currency,
    String generalLedger,
    String ledger,
    String difference,
    @Schema(example = "client:erp") String by,
    Instant at,
    @Nullable String reference,
    boolean agrees) {}
