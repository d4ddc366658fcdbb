package huikuan.dunning.insolvency;

import huikuan.contracts.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A filing of claims in the proceedings.
 *
 * @param amount that was filed, with all that was added to the principal
 * @param file the hash of the filed paper among the company's files
 * @param note for colleagues
 */
public record Filing(LocalDate filedOn, Money amount, String file, @Nullable String note) {}
