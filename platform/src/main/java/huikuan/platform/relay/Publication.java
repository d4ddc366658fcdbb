package huikuan.platform.relay;

/**
 * One record to send.
 *
 * @param key the record's key: the account, or the customer for its master data
 * @param lane decides the partition: what bears the same one stays in order, such as a customer's
 *     data and accounts
 * @param event a contract event with its {@link huikuan.contracts.EventName}
 */
public record Publication(String key, String lane, Object event) {}
