package huikuan.dunning.ladder;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legal ground that a step of the ladder may rest on.
 *
 * @param name such as {@code contract-clause}
 * @param countries of the customers for which it is admissible; empty = all
 * @param clause whether the number of a clause belongs to it
 * @param number of the clause in all contracts of the company; null = it is named case by case
 */
@JsonInclude(Include.NON_NULL)
public record Ground(String name, List<String> countries, boolean clause, @Nullable String number) {

  public Ground {
    countries = List.copyOf(countries);
  }

  /** Whether it is admissible for a customer of a country. */
  public boolean admits(String country) {
    return countries.isEmpty() || countries.contains(country);
  }

  /** Whether nothing more has to be known to name it. */
  public boolean complete() {
    return !clause || number != null;
  }
}
