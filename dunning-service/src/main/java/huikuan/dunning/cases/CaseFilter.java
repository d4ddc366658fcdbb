package huikuan.dunning.cases;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.dunning.task.TaskId;
import huikuan.platform.fields.PersonName;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for; null = any.
 *
 * @param customer with its company
 * @param policy the id of the policy that the claim keeps
 * @param states in one of which they are; empty = any
 * @param owner the person who sees to them
 * @param smallDifference only small differences, in this currency, or in any: {@link
 *     CaseEntry#SMALL}
 * @param retrying only those of which something is stuck, and tried again
 */
public record CaseFilter(
    @Nullable String company,
    @Nullable String account,
    @Nullable CustomerId customer,
    @Nullable String invoice,
    @Nullable String policy,
    List<CaseState> states,
    boolean retrying,
    @Nullable String level,
    @Nullable String owner,
    @Nullable TaskId task,
    @Nullable String smallDifference) {

  /** What asks for {@link #retrying} in place of a state. */
  static final String RETRYING = "retrying";

  /** What asks for all states but closed. */
  static final String UNCLOSED = "unclosed";

  /** The filters as a request names them. */
  public record Asked(
      @Parameter(example = "CN01") @Nullable String company,
      @Nullable String account,
      @Parameter(description = "of the company, which is needed with it") @Nullable String customer,
      @Parameter(description = "the number of an invoice or refund") @Nullable String invoice,
      @Parameter(description = "the id of the policy that the claim keeps") @Nullable String policy,
      @Parameter(
              description =
                  "open, needs-contact, on-hold, proposed, closed, unclosed (all but closed) or retrying")
          @Nullable String state,
      @Parameter(description = "the last level taken, such as reminder-1 or stop-supply")
          @Nullable String level,
      @Parameter(description = "the person who sees to them, such as person:li.na")
          @Nullable String owner,
      @Parameter(description = "of a task, such as CN01.C-1.very-late") @Nullable String task,
      @Parameter(description = "only small differences: in a currency, or any", example = "CNY")
          @Nullable String smallDifference) {

    /**
     * Reads the filters. All that is wrong is told at once.
     *
     * @param levels those that there are
     * @param closed whether closed cases can be asked for
     */
    public CaseFilter filter(List<String> levels, boolean closed) {
      List<FieldError> errors = new ArrayList<>();
      CaseFilter filter = read("", levels, closed, errors);
      if (!errors.isEmpty()) {
        throw new ProblemException(Problem.invalid(errors));
      }
      return filter;
    }

    /**
     * Reads the filters.
     *
     * @param where the name before those of fields at fault
     */
    public CaseFilter read(
        String where, List<String> levels, boolean closed, List<FieldError> errors) {
      String of =
          RequestValues.optional(where + "company", company, Identifier::parseCompany, errors);
      AccountId ofAccount =
          RequestValues.optional(where + "account", account, AccountId::parse, errors);
      String ofCustomer =
          RequestValues.optional(where + "customer", customer, Identifier::parse, errors);
      if (customer != null && company == null) {
        errors.add(new FieldError(where + "company", "needed with customer"));
      }
      String ofInvoice =
          RequestValues.optional(where + "invoice", invoice, Identifier::parse, errors);
      String ofPolicy = RequestValues.optional(where + "policy", policy, Identifier::parse, errors);
      List<String> states =
          Stream.concat(CaseState.texts().stream(), Stream.of(UNCLOSED, RETRYING))
              .filter(each -> closed || !each.equals(CaseState.CLOSED.toString()))
              .toList();
      refuseOthers(where + "state", state, states, errors);
      refuseOthers(where + "level", level, levels, errors);
      String ofOwner = RequestValues.optional(where + "owner", owner, PersonName::parse, errors);
      TaskId ofTask = RequestValues.optional(where + "task", task, TaskId::parse, errors);
      return new CaseFilter(
          of,
          ofAccount == null ? null : ofAccount.toString(),
          of == null || ofCustomer == null ? null : new CustomerId(of, ofCustomer),
          ofInvoice,
          ofPolicy,
          states(state),
          RETRYING.equals(state),
          level,
          ofOwner,
          ofTask,
          RequestValues.optional(
              where + "smallDifference", smallDifference, Asked::difference, errors));
    }

    private static String difference(String text) {
      return text.equals(CaseEntry.SMALL) ? text : currency(text);
    }

    private static List<CaseState> states(@Nullable String state) {
      if (state == null) {
        return List.of();
      }
      return state.equals(UNCLOSED) ? CaseState.UNCLOSED : CaseState.parse(state).stream().toList();
    }

    private static void refuseOthers(
        String field, @Nullable String value, List<String> allowed, List<FieldError> errors) {
      if (value != null && !allowed.contains(value)) {
        errors.add(new FieldError(field, FieldError.oneOf(allowed)));
      }
    }
  }

  static String currency(String text) {
    if (!text.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("a currency, such as CNY");
    }
    return text;
  }

  /** Any case. */
  static final CaseFilter ANY =
      new CaseFilter(null, null, null, null, null, List.of(), false, null, null, null, null);

  /** The cases of an account. */
  static CaseFilter ofAccount(AccountId account) {
    return new CaseFilter(
        null, account.toString(), null, null, null, List.of(), false, null, null, null, null);
  }

  /** The same, of those that are not closed. */
  CaseFilter unclosed() {
    return new CaseFilter(
        company,
        account,
        customer,
        invoice,
        policy,
        CaseState.UNCLOSED,
        retrying,
        level,
        owner,
        task,
        smallDifference);
  }

  private @Nullable Object asked() {
    if (retrying) {
      return RETRYING;
    }
    return states.equals(CaseState.UNCLOSED) ? UNCLOSED : states.stream().findFirst().orElse(null);
  }

  ListQuestion question() {
    return ListQuestion.of("cases")
        .with("company", company)
        .with("account", account)
        .with("customer", customer == null ? null : customer.toString())
        .with("invoice", invoice)
        .with("policy", policy)
        .with("state", asked())
        .with("level", level)
        .with("owner", owner)
        .with("task", task == null ? null : task.toString())
        .with("smallDifference", smallDifference);
  }
}
