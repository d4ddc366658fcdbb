package huikuan.ledger.evidence;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.ledger.Subject;
import huikuan.contracts.ledger.Subject.OfContract;
import huikuan.contracts.ledger.Subject.OfCustomer;
import huikuan.ledger.customer.CustomerData;
import huikuan.platform.web.RequestValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Gives an endpoint the item, contract or customer that its path names, if there is one. */
final class SubjectArgument implements HandlerMethodArgumentResolver {

  static final String ITEM = "/api/v1/accounts/{account}/items/{kind}/{number}/evidence";
  static final String CONTRACT = "/api/v1/contracts/{company}/{contract}/evidence";
  static final String CUSTOMER = "/api/v1/customers/{company}/{customer}/evidence";

  private final ObjectProvider<ClaimItems> items;
  private final ObjectProvider<CustomerData> customers;

  SubjectArgument(ObjectProvider<ClaimItems> items, ObjectProvider<CustomerData> customers) {
    this.items = items;
    this.customers = customers;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == NamedSubject.class;
  }

  @Override
  @SuppressWarnings("unchecked") // Spring keeps the variables of a path as strings.
  public NamedSubject resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Object variables =
        request.getAttribute(
            HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    return new NamedSubject(subject((Map<String, String>) requireNonNull(variables)));
  }

  /** A contract is known by its id alone. */
  private Subject subject(Map<String, String> path) {
    if (path.containsKey("account")) {
      return items
          .getObject()
          .find(in(path, "account"), in(path, "kind"), in(path, "number"))
          .item();
    }
    if (path.containsKey("contract")) {
      return new OfContract(
          RequestValues.read("company", in(path, "company"), Identifier::parseCompany),
          RequestValues.read("contract", in(path, "contract"), Identifier::parse));
    }
    CustomerId id = CustomerData.id(in(path, "company"), in(path, "customer"));
    customers.getObject().existing(id);
    return new OfCustomer(id);
  }

  private static String in(Map<String, String> path, String name) {
    return requireNonNull(path.get(name));
  }
}
