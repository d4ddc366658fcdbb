package huikuan.notification.paying;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.platform.template.Language;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account at a bank. It has an IBAN, or the number that the bank gives it.
 *
 * @param iban without spaces; null = it has none
 * @param account null = it has an IBAN
 * @param bankEn as an English letter names the bank; null = as the Chinese one does
 * @param holderEn as an English letter names the holder; null = as the Chinese one does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BankAccount(
    @Schema(example = "CNY") String currency,
    @Schema(example = "示范银行上海分行") String bank,
    @Schema(description = "Instead of account", example = "DE02120300000000202051")
        @Nullable String iban,
    @Schema(description = "Instead of iban", example = "1001 2345 6789 0001")
        @Nullable String account,
    @Schema(example = "回款示范贸易有限公司") String holder,
    @Schema(description = "In English letters, if it differs") @Nullable String bankEn,
    @Schema(description = "In English letters, if it differs") @Nullable String holderEn) {

  /** As a letter shows it. */
  public String number() {
    return iban == null ? requireNonNull(account) : iban.replaceAll("(.{4})(?=.)", "$1 ");
  }

  public String bankIn(Language language) {
    return language == Language.EN && bankEn != null ? bankEn : bank;
  }

  public String holderIn(Language language) {
    return language == Language.EN && holderEn != null ? holderEn : holder;
  }
}
