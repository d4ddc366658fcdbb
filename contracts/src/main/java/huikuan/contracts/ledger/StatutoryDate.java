package huikuan.contracts.ledger;

import java.time.LocalDate;

/**
 * The latest day on which a claim is due by law, as it was known when the claim was posted.
 *
 * @param jurisdiction whose law sets it, such as {@code DE}
 * @param article that sets the period
 */
public record StatutoryDate(LocalDate dueOn, String jurisdiction, String article) {}
