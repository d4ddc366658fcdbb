package huikuan.ledger.balances;

import java.time.LocalDate;

/**
 * When is asked about, made exact.
 *
 * @param asOf the business day; with {@code dayGiven} false it is today
 * @param knownAt a position, or a moment with its offset, as it is answered
 * @param position the newest commit to consider; the read model has it
 */
public record Question(LocalDate asOf, boolean dayGiven, Object knownAt, long position) {}
