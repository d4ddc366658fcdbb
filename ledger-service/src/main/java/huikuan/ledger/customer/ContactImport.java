package huikuan.ledger.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.contracts.Sealed;
import huikuan.contracts.ledger.Contact;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.commands.Today;
import huikuan.ledger.customer.CustomerCommand.ChangeCustomer;
import huikuan.ledger.customer.CustomerOutcome.Refused;
import huikuan.platform.csv.CsvFaults;
import huikuan.platform.csv.CsvRow;
import huikuan.platform.csv.CsvSheet;
import huikuan.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes people of many customers in from a sheet, and tells all people of a customer as its rows.
 * All rows are looked at before anything is changed; what people have confirmed is kept.
 */
@Component
public class ContactImport {

  private final Commands commands;
  private final CustomerData customers;
  private final SealedContacts contacts;
  private final Today today;

  ContactImport(Commands commands, CustomerData customers, SealedContacts contacts, Today today) {
    this.commands = commands;
    this.customers = customers;
    this.contacts = contacts;
    this.today = today;
  }

  /** A contact of a row, by ids. */
  @Schema(name = "ContactOfRow")
  public record ContactOfRow(String customer, String contact) {}

  /**
   * The effect of a sheet.
   *
   * @param dryRun whether nothing was changed
   * @param keptAsConfirmed contacts whom we have confirmed: they stay as they are
   * @param forgotten contacts who were erased: they are not taken again
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ContactImport")
  public record Result(
      boolean dryRun,
      int rows,
      int created,
      int changed,
      int unchanged,
      List<ContactOfRow> keptAsConfirmed,
      List<ContactOfRow> forgotten) {}

  /** The rows of the people at a customer; none if there is no such customer. */
  public List<List<String>> rows(CustomerId customer) {
    List<Contact> listed = customers.newest(customer).map(KnownCustomer::listed).orElse(List.of());
    Map<Sealed, String> texts = contacts.open(listed);
    return listed.stream().map(each -> ContactSheet.row(customer, each, texts)).toList();
  }

  /**
   * @throws ProblemException if a row is at fault, and nothing was changed; or if a customer was
   *     changed meanwhile
   */
  public Result take(String company, List<CsvRow> rows, boolean dryRun, CsvFaults faults) {
    List<Plan> plans = new ArrayList<>();
    CsvRow.by("customer", rows)
        .forEach((id, each) -> plan(new CustomerId(company, id), each).ifPresent(plans::add));
    faults.refuse();
    if (!dryRun) {
      int done = 0;
      for (Plan plan : plans) {
        done += carryOut(plan, done);
      }
    }
    return result(rows.size(), plans, dryRun);
  }

  /** The changes that the rows of a customer make. */
  private static final class Plan {
    private final CustomerId customer;
    private final KnownCustomer known;
    private final Map<Sealed, String> texts;
    private final LocalDate day;
    private final ReachedContacts reached;
    private final Map<String, CsvRow> seen = new HashMap<>();
    private final List<ContactData> created = new ArrayList<>();
    private final List<ContactData> changed = new ArrayList<>();
    private final List<ContactOfRow> confirmed = new ArrayList<>();
    private final List<ContactOfRow> forgotten = new ArrayList<>();
    private int unchanged;

    Plan(CustomerId customer, KnownCustomer known, Map<Sealed, String> texts, LocalDate day) {
      this.customer = customer;
      this.known = known;
      this.texts = texts;
      this.day = day;
      this.reached = ReachedContacts.of(known.listed(), texts, day);
    }

    /** Adds the contact of a row, unless the row is at fault, as is noted. */
    private void take(CsvRow row) {
      Contact before = known.contacts().get(row.cells().getOrDefault("contact", ""));
      ContactData told = ContactSheet.read(row, before, texts, known::hasHad);
      if (told == null) {
        return;
      }
      CsvRow earlier = seen.putIfAbsent(told.id(), row);
      if (earlier != null) {
        row.fault("contact", "a contact once; line %d has it, too".formatted(earlier.line()));
        return;
      }
      refuseSharedAddress(row, DuplicateContacts.Reach.of(told, day));
      ContactSheet.refuseParty(row, told, before, known, day);
      add(told, before);
    }

    private void refuseSharedAddress(CsvRow row, DuplicateContacts.Reach told) {
      List<String> others = reached.sharing(told);
      if (!row.several(ContactSheet.CONFIRM).containsAll(others)) {
        row.fault(
            "email",
            "an address that no other contact has; %s have it. Name them in %s if it is meant"
                .formatted(String.join(", ", others), ContactSheet.CONFIRM));
      }
      reached.put(told);
    }

    private void add(ContactData told, @Nullable Contact before) {
      ContactOfRow contact = new ContactOfRow(customer.customer(), told.id());
      if (known.forgotten().contains(told.id())) {
        forgotten.add(contact);
      } else if (before == null) {
        created.add(told);
      } else if (told.equals(ContactSheet.told(before, texts))) {
        unchanged++;
      } else if (before.confirmation() != null) {
        confirmed.add(contact);
      } else {
        changed.add(told);
      }
    }

    private List<ContactData> toTell() {
      List<ContactData> all = new ArrayList<>(created);
      all.addAll(changed);
      return all;
    }
  }

  private Optional<Plan> plan(CustomerId customer, List<CsvRow> rows) {
    Optional<KnownCustomer> found = customers.newest(customer);
    if (found.isEmpty()) {
      rows.forEach(
          row ->
              row.fault(
                  "customer", "a customer of the company; there is no " + customer.customer()));
      return Optional.empty();
    }
    KnownCustomer known = found.get();
    Optional<CsvRow> tooMany = firstTooMany(known, rows);
    if (tooMany.isPresent()) {
      tooMany
          .get()
          .fault(
              "customer", "a customer with at most " + KnownCustomer.MOST_CONTACTS + " contacts");
      return Optional.empty();
    }
    LocalDate day = today.in(ZoneId.of(known.data().timeZone()));
    Plan plan = new Plan(customer, known, contacts.open(known.listed()), day);
    rows.forEach(plan::take);
    return Optional.of(plan);
  }

  /** The row of the first new contact for whom the customer has no room; only ids are read. */
  private static Optional<CsvRow> firstTooMany(KnownCustomer known, List<CsvRow> rows) {
    Set<String> had = new HashSet<>(known.ids());
    int room = KnownCustomer.MOST_CONTACTS - known.contacts().size();
    return rows.stream()
        .filter(row -> row.cell("contact") != null)
        .filter(row -> had.add(Identifier.composed(row.cells().getOrDefault("contact", ""))))
        .skip(Math.max(0, room))
        .findFirst();
  }

  /** All of a customer in one commit. */
  private int carryOut(Plan plan, int done) {
    List<ContactData> told = plan.toTell();
    if (told.isEmpty()) {
      return 0;
    }
    ChangeCustomer command =
        new ChangeCustomer(
            new CustomerKey(plan.customer),
            plan.known.data(),
            null,
            contacts.seal(plan.customer, told),
            plan.day,
            plan.known.last().sequence());
    // All that the file is refused for was looked for before.
    if (commands.<CustomerOutcome>send(command).result() instanceof Refused) {
      throw CsvSheet.changedMeanwhile("customer", plan.customer.customer(), done);
    }
    return 1;
  }

  private static Result result(int rows, List<Plan> plans, boolean dryRun) {
    return new Result(
        dryRun,
        rows,
        plans.stream().mapToInt(each -> each.created.size()).sum(),
        plans.stream().mapToInt(each -> each.changed.size()).sum(),
        plans.stream().mapToInt(each -> each.unchanged).sum(),
        plans.stream().flatMap(each -> each.confirmed.stream()).toList(),
        plans.stream().flatMap(each -> each.forgotten.stream()).toList());
  }
}
