package huikuan.notification.message;

import huikuan.contracts.ledger.Subject;

/**
 * A request to take a copy of evidence to the customer, which a message answers.
 *
 * @param subject that the evidence proves something of
 * @param copy its number among the copies of the subject's evidence, from 1
 */
public record CopyRequest(Subject subject, int copy) {}
