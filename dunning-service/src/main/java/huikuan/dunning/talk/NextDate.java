package huikuan.dunning.talk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When somebody follows up with a customer.
 *
 * @param action what is done then; null = the day was set by hand
 * @param outcome of the last talk, by its word; null = the day was set by hand, or a visit was
 *     announced
 */
public record NextDate(LocalDate on, @Nullable String action, @Nullable String outcome) {}
