package huikuan.dunning.insolvency;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Claims that are still to be filed in a customer's insolvency, as stored. Days are text: a day has
 * no time zone, a BSON date has one.
 *
 * @param id the customer
 * @param warned the days left when the last warning was given; null = none was
 */
@Document(OpenFiling.COLLECTION)
public record OpenFiling(
    @Id String id,
    String task,
    String court,
    String number,
    String fileBy,
    @Nullable Integer warned) {

  static final String COLLECTION = "open-filings";

  /** How many days are left to file; below zero = the last day is over. */
  public int daysLeft(LocalDate today) {
    return (int) ChronoUnit.DAYS.between(today, LocalDate.parse(fileBy));
  }
}
