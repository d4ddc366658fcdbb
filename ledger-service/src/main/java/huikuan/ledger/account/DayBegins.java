package huikuan.ledger.account;

import java.time.LocalDate;

/** A day has begun for which an account waits. */
record DayBegins(LocalDate day) {}
