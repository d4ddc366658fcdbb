package huikuan.dunning.sanction;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.ItemName;
import huikuan.contracts.readiness.Readiness;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.ladder.Ladder;
import huikuan.platform.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known elsewhere and that sanctions depend on. */
public interface SanctionBasis {

  Customer customer(CustomerId id);

  WorkingDays workingDays(String country);

  AccountCover cover(AccountId account);

  /** Whether a customer is on hold since it is insolvent. */
  boolean insolvent(CustomerId customer, Instant now);

  Readiness readiness(
      Customer customer,
      AccountId account,
      ItemName item,
      @Nullable String contract,
      LocalDate day);

  /** The open orders of a customer, the newest first. */
  List<OpenOrder> orders(CustomerId customer);

  /** The ladder that an escalation follows which begins on a day. */
  Ladder ladder(String company, LocalDate day);

  /** The ladder that an escalation began with. */
  Ladder ladder(String reference);
}
