/**
 * Events that dunning publishes: reminders to send, sanctions and the orders to enforce them,
 * promises, disputes, concessions, insolvencies, documents that the ledger is asked for, cases
 * closed.
 */
@NullMarked
package huikuan.contracts.dunning;

import org.jspecify.annotations.NullMarked;
