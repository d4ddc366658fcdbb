package huikuan.dunning.cases;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A case that is not closed, as far as it is counted. Texts that many cases share are one.
 *
 * @param claim what is asked for; null = it is an escalation, which repeats what its claims have
 * @param tasks the ids of the open tasks that it belongs to
 */
public record OpenCase(
    String company,
    String account,
    String customer,
    @Nullable String policy,
    CaseState state,
    @Nullable String level,
    @Nullable String owner,
    List<String> invoices,
    Money open,
    @Nullable Claimed claim,
    List<String> tasks,
    List<String> small) {

  /** The fields of a stored case that are read. */
  static final String[] FIELDS = {
    "kind",
    "account",
    "policy",
    "state",
    "level",
    "owner",
    "invoices",
    "items",
    "small",
    "holds",
    OpenTasks.TASK
  };

  /**
   * The item of a claim.
   *
   * @param holds those of the claim; what holds the whole customer is told elsewhere
   */
  public record Claimed(ItemName item, LocalDate dueOn, Money open, List<HeldPart> holds) {}

  /**
   * A hold of a claim.
   *
   * @param amount null = all of it
   */
  public record HeldPart(String reason, LocalDate until, @Nullable Money amount) {}

  static OpenCase of(Document entry) {
    AccountId account = AccountId.parse(entry.getString("account"));
    List<Document> items = entry.getList("items", Document.class, List.of());
    Money open =
        items.stream()
            .map(item -> Money.parse(item.getString("open")))
            .reduce(Money.zero(account.currency()), Money::plus);
    boolean reminder = CaseEntry.REMINDER.equals(entry.getString("kind")) && !items.isEmpty();
    return new OpenCase(
        account.company().intern(),
        account.toString().intern(),
        account.customerId().toString().intern(),
        shared(entry.getString("policy")),
        CaseState.valueOf(entry.getString("state")),
        shared(entry.getString("level")),
        shared(entry.getString("owner")),
        List.copyOf(entry.getList("invoices", String.class, List.of())),
        open,
        reminder ? claimed(entry, items.getFirst(), open) : null,
        List.copyOf(entry.getList(OpenTasks.TASK, String.class, List.of())),
        List.copyOf(entry.getList("small", String.class, List.of())));
  }

  private static Claimed claimed(Document entry, Document item, Money open) {
    return new Claimed(
        new ItemName(ItemKind.valueOf(item.getString("itemKind")), item.getString("invoice")),
        LocalDate.parse(item.getString("dueOn")),
        open,
        entry.getList("holds", Document.class, List.of()).stream().map(OpenCase::part).toList());
  }

  private static HeldPart part(Document hold) {
    String amount = hold.getString("amount");
    return new HeldPart(
        hold.getString("reason").intern(),
        LocalDate.parse(hold.getString("until")),
        amount == null ? null : Money.parse(amount));
  }

  private static @Nullable String shared(@Nullable String text) {
    return text == null ? null : text.intern();
  }

  /** Whether it is asked for; of tasks and retrying cases the ids are known. */
  boolean matches(CaseFilter filter) {
    return (filter.company() == null || filter.company().equals(company))
        && (filter.account() == null || filter.account().equals(account))
        && (filter.customer() == null || filter.customer().toString().equals(customer))
        && (filter.policy() == null || filter.policy().equals(policy))
        && (filter.states().isEmpty() || filter.states().contains(state))
        && (filter.level() == null || filter.level().equals(level))
        && (filter.owner() == null || filter.owner().equals(owner))
        && (filter.smallDifference() == null || small.contains(filter.smallDifference()))
        && (filter.invoice() == null || invoices.contains(filter.invoice()));
  }
}
