package huikuan.dunning.reminder;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The customers that paths name. */
@Component
public class KnownCustomers {

  private final Customers customers;
  private final OpenCases cases;

  KnownCustomers(Customers customers, OpenCases cases) {
    this.customers = customers;
    this.cases = cases;
  }

  /**
   * A customer that the ledger has told of, or that has something open.
   *
   * @throws ProblemException 400 if a name is no identifier, 404 if there is no such customer
   */
  public Customer require(String company, String customer) {
    List<FieldError> errors = new ArrayList<>();
    String ofCompany = RequestValues.optional("company", company, Identifier::parseCompany, errors);
    String named = RequestValues.optional("customer", customer, Identifier::parse, errors);
    if (ofCompany == null || named == null) {
      throw new ProblemException(Problem.invalid(errors));
    }
    CustomerId id = new CustomerId(ofCompany, named);
    Customer found = customers.find(id);
    if (found.ledgerSequence() == null && !cases.any(id)) {
      throw new ProblemException(Problem.notFound("customer", id.toString()));
    }
    return found;
  }
}
