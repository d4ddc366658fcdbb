package huikuan.ledger.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a report.
 *
 * @param next goes into {@code after} of the next page; null on the last
 */
record Page<T>(List<T> rows, @Nullable String next) {}
