package huikuan.notification.messages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are asked for; null = any.
 *
 * @param recipient a contact id, or a contact's name or mail address
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param before only what was asked for before this position
 */
record MessageQuery(
    @Nullable String account,
    @Nullable String invoice,
    @Nullable String recipient,
    @Nullable Status status,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String level,
    @Nullable Long before,
    int limit) {}
