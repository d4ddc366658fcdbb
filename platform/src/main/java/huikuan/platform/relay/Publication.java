package huikuan.platform.relay;

import huikuan.contracts.CustomerId;

/**
 * One record to send.
 *
 * @param key the record's key: the account, or the customer for its master data
 * @param customer decides the partition, so that a customer's data and accounts stay in order
 * @param event a contract event with its {@link huikuan.contracts.EventName}
 */
public record Publication(String key, CustomerId customer, Object event) {}
