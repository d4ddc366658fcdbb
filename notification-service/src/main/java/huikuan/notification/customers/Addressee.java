package huikuan.notification.customers;

import java.time.ZoneId;

/**
 * A contact that can be written to now.
 *
 * @param locale the customer's IETF language tag
 * @param zone the customer's
 */
public record Addressee(
    String customerName, String locale, ZoneId zone, String name, String email) {}
