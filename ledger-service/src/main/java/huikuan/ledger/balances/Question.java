package huikuan.ledger.balances;

import huikuan.contracts.AccountId;
import java.time.LocalDate;

/**
 * What is asked for, made exact.
 *
 * @param asOf the business day; with {@code dayGiven} false it is today
 * @param knownAt a position, or a moment with its offset, as it is answered
 * @param position the newest commit to consider
 */
record Question(
    AccountId account, LocalDate asOf, boolean dayGiven, Object knownAt, long position) {}
