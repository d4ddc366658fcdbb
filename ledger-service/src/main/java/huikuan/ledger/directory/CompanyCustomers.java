package huikuan.ledger.directory;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.platform.projection.CatchUp;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
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

  /**
   * The company that a path names; it has a customer, as the log says now.
   *
   * @throws ProblemException if it is no identifier, or of no such company
   */
  public String existing(String company) {
    String id = RequestValues.read("company", company, Identifier::parseCompany);
    catchUp.awaitHead();
    if (!directory.knows(id)) {
      throw new ProblemException(Problem.notFound("company", id));
    }
    return id;
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
