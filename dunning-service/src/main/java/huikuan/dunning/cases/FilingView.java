package huikuan.dunning.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.dunning.insolvency.OpenFiling;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Claims that are to be filed in an insolvency.
 *
 * @param fileBy the last day for it
 * @param daysLeft until that day; below zero = it is over
 * @param warned the days left when the last warning was given; absent = none was
 */
@JsonInclude(Include.NON_NULL)
@Schema(name = "TaskFiling")
record FilingView(
    String court, String number, LocalDate fileBy, int daysLeft, @Nullable Integer warned) {

  static FilingView of(OpenTask.FilingLine line) {
    OpenFiling filing = line.filing();
    return new FilingView(
        filing.court(),
        filing.number(),
        LocalDate.parse(filing.fileBy()),
        line.daysLeft(),
        filing.warned());
  }
}
