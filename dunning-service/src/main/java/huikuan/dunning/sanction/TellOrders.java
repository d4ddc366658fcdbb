package huikuan.dunning.sanction;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Tells the open orders of a customer; the same list again changes nothing. */
record TellOrders(@TargetAggregateIdentifier OrdersKey key, List<OpenOrder> orders) {}
