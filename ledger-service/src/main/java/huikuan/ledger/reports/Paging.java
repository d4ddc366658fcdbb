package huikuan.ledger.reports;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How reports in JSON are leafed through. */
public record Paging(
    @Parameter(description = "At most so many rows, from 1 to 1000; 100 if absent")
        @Nullable String limit,
    @Parameter(description = "`next` of the page before") @Nullable String after) {

  static final int DEFAULT = 100;
  static final int MOST = 1000;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  /**
   * @throws huikuan.platform.web.ProblemException if there are more on a page than we give, or none
   */
  int rows() {
    if (limit == null) {
      return DEFAULT;
    }
    int rows = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
    if (rows < 1 || rows > MOST) {
      throw Refused.field("limit", "a number from 1 to " + MOST);
    }
    return rows;
  }
}
