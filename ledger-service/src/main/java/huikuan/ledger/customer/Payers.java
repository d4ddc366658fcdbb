package huikuan.ledger.customer;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Party;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.customer.CustomerCommand.SetParty;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.Premise;
import huikuan.platform.eventlog.PremiseOutdated;
import huikuan.platform.web.ProblemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Sets parties of customers. A payer that is a customer, too, is decided on the payers of others as
 * they are read, and the log refuses its commit if any customer has changed since: so nobody pays
 * for itself by way of others.
 */
@Component
class Payers {

  private static final String TYPE = Customer.class.getSimpleName();
  private static final int ATTEMPTS = 20;

  private final EventLog log;
  private final Commands commands;
  private final CustomerData customers;

  Payers(EventLog log, Commands commands, CustomerData customers) {
    this.log = log;
    this.commands = commands;
    this.customers = customers;
  }

  /**
   * @throws ProblemException if the customer would pay for itself by way of its payer
   */
  CustomerOutcome set(SetParty command) {
    if (command.party().kind() != Party.Kind.PAYER || command.party().customer() == null) {
      return send(command);
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Premise premise = new Premise(TYPE, log.head());
      if (leadsBack(command.key().customer(), command.party())) {
        throw ProblemException.field(
            "customer",
            "a customer for which %s does not pay itself, nor by way of others"
                .formatted(command.key().customer().customer()));
      }
      try {
        return premise.whileDeciding(() -> send(command));
      } catch (PremiseOutdated another) {
        // Another customer was changed meanwhile: its payers are read again.
      }
    }
    throw Commands.busy();
  }

  private CustomerOutcome send(SetParty command) {
    return commands.<CustomerOutcome>send(command).result();
  }

  /** Follows payers of payers, each on the days on which all before it pay, too. */
  private boolean leadsBack(CustomerId customer, Party told) {
    Deque<Party> ahead = new ArrayDeque<>(List.of(told));
    Set<Party> seen = new HashSet<>();
    while (!ahead.isEmpty()) {
      Party at = ahead.remove();
      if (customer.customer().equals(at.customer())) {
        return true;
      }
      if (at.customer() != null && seen.add(at)) {
        payersOf(new CustomerId(customer.company(), at.customer())).stream()
            .filter(at::overlaps)
            .map(each -> each.within(at))
            .forEach(ahead::add);
      }
    }
    return false;
  }

  private List<Party> payersOf(CustomerId customer) {
    return customers
        .newest(customer)
        .map(known -> List.copyOf(known.parties().values()))
        .orElse(List.of())
        .stream()
        .filter(each -> each.kind() == Party.Kind.PAYER)
        .toList();
  }
}
