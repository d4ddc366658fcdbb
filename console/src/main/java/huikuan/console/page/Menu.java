package huikuan.console.page;

import huikuan.console.signin.Person;
import java.util.List;

/** Where one can go: what a person's roles let it see. */
final class Menu {

  /**
   * A screen; its words are {@code menu.<key>}.
   *
   * @param everywhere whether a role must be held for all companies
   */
  public record Entry(String key, String path, boolean everywhere, List<String> roles) {

    static Entry of(String key, String path, String... roles) {
      return new Entry(key, path, false, List.of(roles));
    }

    /** A screen about all companies. */
    static Entry everywhere(String key, String path, String... roles) {
      return new Entry(key, path, true, List.of(roles));
    }

    private boolean isFor(Person person) {
      String[] any = roles.toArray(String[]::new);
      return everywhere ? person.everywhere(any) : person.is(any);
    }

    /** Whether it shows the person something of the company. */
    boolean isFor(Person person, String company) {
      return everywhere ? isFor(person) : person.may(company, roles.toArray(String[]::new));
    }
  }

  /** Screens that belong together; its words are {@code menu.<key>}. */
  public record Group(String key, List<Entry> entries) {}

  private static final String[] READERS = {"finance", "collector", "approver", "auditor"};
  private static final String[] CHASERS = {
    "finance", "collector", "approver", "operator", "auditor"
  };
  private static final String[] BOOKS = {"finance", "approver", "auditor"};
  private static final String[] RUNNERS = {"operator", "auditor"};

  private static final List<Group> ALL =
      List.of(
          new Group(
              "chasing",
              List.of(
                  Entry.of("worklist", "/worklist", CHASERS),
                  Entry.of("cases", "/cases", CHASERS),
                  Entry.of("batches", "/batches", CHASERS),
                  Entry.of("tasks", "/tasks", CHASERS),
                  Entry.of("agenda", "/agenda", CHASERS),
                  Entry.of("decisions", "/decisions", CHASERS),
                  Entry.of("messages", "/messages", READERS))),
          new Group(
              "agreements",
              List.of(
                  Entry.of("promises", "/promises", CHASERS),
                  Entry.of("disputes", "/disputes", CHASERS),
                  Entry.of("concessions", "/concessions", CHASERS),
                  Entry.of("small-differences", "/small-differences", CHASERS),
                  Entry.of("sanctions", "/sanctions", CHASERS))),
          new Group(
              "group-customers",
              List.of(
                  Entry.of(
                      "customers",
                      "/customers",
                      "erp",
                      "finance",
                      "collector",
                      "approver",
                      "auditor"),
                  Entry.of("portfolios", "/portfolios", CHASERS),
                  Entry.of("load", "/load", CHASERS),
                  Entry.of("contacts", "/contacts", READERS),
                  Entry.of("proposed", "/proposed", READERS),
                  Entry.of(
                      "sheets", "/sheets", "erp", "finance", "collector", "approver", "auditor"))),
          new Group(
              "books",
              List.of(
                  Entry.of("balances", "/balances", READERS),
                  Entry.of("aging", "/aging", READERS),
                  Entry.of(
                      "items",
                      "/items",
                      "sales",
                      "erp",
                      "finance",
                      "collector",
                      "approver",
                      "auditor"),
                  Entry.of("income", "/income", BOOKS),
                  Entry.of("changes", "/changes", BOOKS),
                  Entry.of("trial", "/trial", BOOKS),
                  Entry.of("control", "/control", BOOKS),
                  Entry.of("month-ends", "/month-ends", BOOKS),
                  Entry.of("rates", "/rates", BOOKS),
                  Entry.of("journal", "/journal", BOOKS))),
          new Group(
              "letters",
              List.of(
                  Entry.of("runs", "/runs", READERS), Entry.of("letters", "/letters", READERS))),
          new Group("decide", List.of(Entry.of("approvals", "/approvals", READERS))),
          new Group(
              "settings",
              List.of(
                  Entry.of("company", "/company", CHASERS),
                  Entry.of("calendar", "/calendar", CHASERS),
                  Entry.everywhere("policies", "/policies", CHASERS),
                  Entry.of("templates", "/templates", READERS))),
          new Group(
              "running",
              List.of(
                  Entry.everywhere("health", "/health", RUNNERS),
                  Entry.everywhere("stuck", "/stuck", RUNNERS),
                  Entry.everywhere("dead", "/dead", "operator", "auditor", "admin"),
                  Entry.everywhere("access", "/access", "auditor", "admin"),
                  Entry.everywhere("mails", "/mails", RUNNERS),
                  Entry.of(
                      "clock",
                      "/clock",
                      "erp",
                      "finance",
                      "collector",
                      "approver",
                      "operator",
                      "auditor",
                      "admin"))));

  private Menu() {}

  /** Without what the person may not see, and without groups of which nothing is left. */
  static List<Group> of(Person person) {
    return ALL.stream()
        .map(group -> new Group(group.key(), seen(group, person)))
        .filter(group -> !group.entries().isEmpty())
        .toList();
  }

  private static List<Entry> seen(Group group, Person person) {
    return group.entries().stream().filter(entry -> entry.isFor(person)).toList();
  }
}
