package huikuan.dunning.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import huikuan.contracts.Identifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The claims that a policy is for; nothing named = all that no other policy is for.
 *
 * @param contracts each {@code company.contract}
 * @param customers each {@code company.customer}
 * @param classes of customers, each {@code company.class}
 * @param companies each by its id
 */
@JsonInclude(Include.NON_EMPTY)
public record AppliesTo(
    List<String> contracts, List<String> customers, List<String> classes, List<String> companies) {

  static final AppliesTo ALL = new AppliesTo(null, null, null, null);

  /** The target of a policy that is for all that no other is for. */
  static final String REST = "rest";

  private static final String DOT = ".";

  /**
   * The order and repetition of names say nothing.
   *
   * @param contracts null = none; so of the others
   */
  public AppliesTo(
      @Nullable List<String> contracts,
      @Nullable List<String> customers,
      @Nullable List<String> classes,
      @Nullable List<String> companies) {
    this.contracts = sorted(contracts);
    this.customers = sorted(customers);
    this.classes = sorted(classes);
    this.companies = sorted(companies);
  }

  private static List<String> sorted(@Nullable List<String> names) {
    return names == null ? List.of() : names.stream().distinct().sorted().toList();
  }

  /**
   * Something of a company: a contract, a customer or a class.
   *
   * @throws IllegalArgumentException if the text is none
   */
  static String parse(String text) {
    int dot = text.indexOf(DOT);
    if (dot < 0) {
      throw new IllegalArgumentException("no dot after the company");
    }
    return named(
        Identifier.parseCompany(text.substring(0, dot)), Identifier.parse(text.substring(dot + 1)));
  }

  static String named(String company, String name) {
    return company + DOT + name;
  }

  /** What it names, each by the key that claims are matched by. */
  List<String> targets() {
    if (equals(ALL)) {
      return List.of(REST);
    }
    return Stream.of(
            contracts.stream().map(AppliesTo::contract),
            customers.stream().map(AppliesTo::customer),
            classes.stream().map(AppliesTo::customerClass),
            companies.stream().map(AppliesTo::company))
        .flatMap(each -> each)
        .toList();
  }

  static String contract(String name) {
    return "contract " + name;
  }

  static String customer(String name) {
    return "customer " + name;
  }

  static String customerClass(String name) {
    return "class " + name;
  }

  static String company(String name) {
    return "company " + name;
  }

  /** The companies of all that it names. */
  Set<String> ofCompanies() {
    return Stream.of(contracts, customers, classes, companies)
        .flatMap(List::stream)
        .map(name -> name.split("\\.", 2)[0])
        .collect(Collectors.toUnmodifiableSet());
  }
}
