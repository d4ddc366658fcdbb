package huikuan.ledger.customer;

import java.time.LocalDate;

/**
 * The confirmation of a contact is too old from now on.
 *
 * @param confirmedOn the day of the confirmation; a later one is not meant
 * @param day the first day on which it is too old
 */
record ConfirmationAges(String contactId, LocalDate confirmedOn, LocalDate day) {}
