package huikuan.console.people;

import huikuan.console.api.Answer;
import huikuan.console.api.Api;
import huikuan.console.api.Part;
import huikuan.console.page.Address;
import huikuan.console.page.Cell;
import huikuan.console.page.Frame;
import huikuan.console.page.PermittedParts;
import huikuan.console.page.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The people at a customer.
 *
 * @param customer its name; null = it is not known
 * @param forgotten ids of those who were erased
 * @param version of the customer, which a change builds on
 */
public record People(
    @Nullable String customer,
    List<Answer> contacts,
    List<?> forgotten,
    @Nullable Object version,
    Table table) {

  /**
   * @param data the customer's
   */
  public static People of(Frame frame, Answer data) {
    List<Answer> contacts = data.list("contacts");
    return new People(
        data.text("name"),
        contacts,
        data.get("forgotten") instanceof List<?> ids ? ids : List.of(),
        data.get("position"),
        table(frame, contacts).rows(contacts, null));
  }

  /**
   * The people at a customer, asked for side by side with what else is asked.
   *
   * @return nobody, if they are not for the person or can't be told
   */
  public static Supplier<People> begin(Api api, Frame frame, String company, String customer) {
    Supplier<@Nullable Part<Answer>> data =
        PermittedParts.begin(
            api, frame.offers("/customers"), () -> api.read("/customers/{}/{}", company, customer));
    return () -> {
      @Nullable Part<Answer> told = data.get();
      return of(frame, told == null || !told.there() ? Answer.of(Map.of()) : told.get());
    };
  }

  private static Table.Builder table(Frame frame, List<Answer> contacts) {
    return Table.of("customer-people")
        .column("person", row -> Cell.text(row.first("name", "id")))
        .column("role", row -> Cell.word("contact", row.get("role")))
        .column("state", row -> Cell.state("contact-state", row.get("state")))
        .column("contract", row -> Cell.text(row.get("contract")))
        .column("email", row -> Cell.text(row.get("email")))
        .column("mobile", row -> Cell.text(row.get("mobile")))
        .column("validTo", row -> Cell.day(row.get("validTo")))
        .column("absence", row -> Absence.days(Absence.of(frame, row)))
        .column(
            "deputy",
            row ->
                Absence.deputy(
                    Absence.of(frame, row),
                    id -> name(contacts, id),
                    id -> place(frame.here(), id)))
        .opening(row -> place(frame.here(), row.text("id")));
  }

  /** A person beside the page of its customer. */
  public static Address place(Address customer, @Nullable String id) {
    return customer.with("open", "person/" + id);
  }

  public Optional<Answer> one(String id) {
    return one(contacts, id);
  }

  private static Optional<Answer> one(List<Answer> contacts, String id) {
    return contacts.stream().filter(each -> id.equals(each.text("id"))).findFirst();
  }

  /** The name of one of them; the id if there is none. */
  public String name(@Nullable String id) {
    return id == null ? "" : name(contacts, id);
  }

  private static String name(List<Answer> contacts, String id) {
    return one(contacts, id).map(each -> String.valueOf(each.first("name", "id"))).orElse(id);
  }

  /** An id that nobody has, or has had: it says nothing of the person. */
  public String freeId() {
    return IntStream.rangeClosed(1, contacts.size() + forgotten.size() + 1)
        .mapToObj(number -> "p" + number)
        .filter(id -> one(id).isEmpty() && !forgotten.contains(id))
        .findFirst()
        .orElseThrow();
  }

  /** Those who can be the deputy of somebody. */
  public List<Answer> others(@Nullable String id) {
    return contacts.stream().filter(each -> !Objects.equals(id, each.text("id"))).toList();
  }
}
