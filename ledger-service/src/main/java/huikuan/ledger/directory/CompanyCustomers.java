package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.platform.projection.CatchUp;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All customers of a company that have master data or an account. */
@Component
public class CompanyCustomers {

  private static final int AT_ONCE = 500;

  private final Directory directory;
  private final CatchUp catchUp;

  CompanyCustomers(Directory directory, CatchUp directoryCatchUp) {
    this.directory = directory;
    this.catchUp = directoryCatchUp;
  }

  /** Whether the company has any, as the log says now. */
  public boolean any(String company) {
    catchUp.awaitHead();
    return directory.knows(company);
  }

  /** Tells each, in the order of their ids. */
  public void each(String company, Consumer<CustomerId> customer) {
    @Nullable CustomerId last = null;
    List<CustomerId> some;
    do {
      some = directory.customersAfter(company, last, AT_ONCE);
      some.forEach(customer);
      last = some.isEmpty() ? null : some.getLast();
    } while (some.size() == AT_ONCE);
  }
}
