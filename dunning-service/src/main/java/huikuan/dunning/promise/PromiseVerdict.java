package huikuan.dunning.promise;

import huikuan.contracts.Money;

/**
 * How a promise stands at a moment.
 *
 * @param state {@code IN_FORCE} = there is no verdict yet
 * @param paid of it, in time
 * @param onAccount money that stands against nothing, as far as it counts
 * @param missing of it
 */
record PromiseVerdict(PromiseState state, Money paid, Money onAccount, Money missing) {}
