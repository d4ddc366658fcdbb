package huikuan.dunning.portfolio;

import huikuan.contracts.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;

/** Tells what stands open of some customers of a company, as the work list sees it. */
public interface OpenBook {

  /**
   * @param day the company's
   * @param now at which tasks are open
   */
  StoodOpen of(String company, Predicate<CustomerId> which, LocalDate day, Instant now);
}
