package huikuan.console.page;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.signin.Person;
import huikuan.console.views.NamedView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of every page: who looks at it, which company and dates it speaks of, where one
 * can go.
 *
 * @param here the page's own address
 * @param company that it speaks of; empty = none is known
 * @param own whether the page's path names the company, so that no other can be chosen for it
 * @param ofDates whether the page depends on the two dates
 * @param views that the person has named
 * @param open whether access control is off
 */
public record Frame(
    Person person,
    Address here,
    String company,
    boolean own,
    List<Company> companies,
    TwoDates dates,
    boolean ofDates,
    String language,
    String theme,
    List<Menu.Group> menu,
    List<NamedView> views,
    boolean open) {

  private static final String COMPANY = "company";

  /** These pages are for those who see customers. */
  private static final Set<String> OF_CUSTOMERS = Set.of("/accounts", "/contracts");

  private static final String CUSTOMERS = "/customers";

  /**
   * Leads to another page about the same company and dates.
   *
   * @param path with {@code {}} for each of the ids
   */
  public Address to(String path, @Nullable Object... ids) {
    return new Address("", Map.of())
        .below(path, ids)
        .with(COMPANY, company)
        .with(TwoDates.AS_OF, dates.asOf())
        .with(TwoDates.KNOWN_AT, dates.knownAt());
  }

  /**
   * The same if the person's roles open that page; else null, and nothing leads there.
   *
   * @param path with {@code {}} for each of the ids
   */
  public @Nullable Address link(String path, @Nullable Object... ids) {
    return offers(path) ? to(path, ids) : null;
  }

  /** Whether the person's roles open a page of the menu, or one below it, for the company. */
  public boolean offers(String path) {
    String first = "/" + path.split("/", 3)[1];
    String screen = OF_CUSTOMERS.contains(first) ? CUSTOMERS : first;
    return menu.stream()
        .flatMap(group -> group.entries().stream())
        .anyMatch(entry -> entry.path().equals(screen) && entry.isFor(person, company));
  }

  /** The page of the customer that a row names. */
  public @Nullable Address toCustomer(Answer row) {
    return link(CUSTOMERS + "/{}/{}", row.text("company"), row.text("customer"));
  }

  /** A question to the books, with the two dates. */
  public Api.Query dated() {
    return Api.query().with(TwoDates.AS_OF, dates.asOf()).with(TwoDates.KNOWN_AT, dates.knownAt());
  }

  /** Whether the person may do what these roles may, now and for the company. */
  public boolean can(String... roles) {
    return dates.isNow() && person.may(company, roles);
  }

  /** Whether the person holds any of the roles for the company, whatever the dates. */
  public boolean may(String... roles) {
    return person.may(company, roles);
  }

  /** Whether the person may do what these roles may, now and for the company that a row names. */
  public boolean canFor(@Nullable String of, String... roles) {
    return dates.isNow() && person.may(of == null ? company : of, roles);
  }

  /** Where another company is chosen: here, or else where the page belongs. */
  public String chooser() {
    return own
        ? menu.stream()
            .flatMap(group -> group.entries().stream())
            .map(Menu.Entry::path)
            .filter(this::isAt)
            .findFirst()
            .orElse("/")
        : here.path();
  }

  /** Whether this menu entry leads to where the page belongs. */
  public boolean isAt(String path) {
    return here.path().equals(path) || here.path().startsWith(path + "/");
  }

  /** The company's name in the reader's language; its id if nobody has named it. */
  public String companyName() {
    return of(company).map(each -> each.nameIn(language)).orElse(company);
  }

  private Optional<Company> of(String id) {
    return companies.stream().filter(each -> each.company().equals(id)).findFirst();
  }

  /** A moment as a browser's field has it, in the company's zone; what is none stays as it is. */
  public String moment(String typed) {
    return String.valueOf(new TwoDates(null, typed, dates.zone()).knownAt());
  }

  /** The company's country; China if the API did not tell it. */
  public String country() {
    return of(company).map(Company::country).orElse("CN");
  }

  /** The company's business day; null if the API did not tell it. */
  public @Nullable String today() {
    return of(company).map(Company::today).orElse(null);
  }
}
