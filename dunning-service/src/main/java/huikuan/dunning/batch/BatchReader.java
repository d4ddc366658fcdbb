package huikuan.dunning.batch;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.Money;
import huikuan.dunning.cases.CaseFilter;
import huikuan.dunning.hold.Hold;
import huikuan.dunning.hold.HoldBody;
import huikuan.platform.fields.Faults;
import huikuan.platform.fields.Fields;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the body that drafts a batch, or tells all that is wrong with it. */
final class BatchReader {

  private static final int MOST_IDS = 10_000;
  private static final int MOST_CURRENCIES = 200;
  private static final int LONGEST_ID = 200;
  private static final int LONGEST_FILTER = 200;

  private BatchReader() {}

  /**
   * A batch that is asked for.
   *
   * @param hold of the action hold; else null
   * @param order of the actions skip, move, reassign and write-off; else null
   * @param expected what the sender saw of the selection; null = not said
   * @param cases their ids; empty = the filter selects
   * @param filter null = the ids select
   */
  record Asked(
      String company,
      BatchAction action,
      @Nullable Hold hold,
      @Nullable BatchOrder order,
      @Nullable Expected expected,
      List<String> cases,
      @Nullable CaseFilter filter) {}

  /**
   * The selection of a batch as its sender saw it.
   *
   * @param open an amount for each currency; null = not said
   */
  record Expected(int cases, @Nullable List<Money> open) {

    /** Whether a selection is what was seen. */
    boolean is(int found, Collection<Money> sums) {
      return cases == found && (open == null || Set.copyOf(open).equals(Set.copyOf(sums)));
    }
  }

  /**
   * @param todayAt a company
   * @throws ProblemException with every field at fault
   */
  static Asked read(
      JsonNode body, Faults faults, List<String> levels, Function<String, LocalDate> todayAt) {
    Fields fields = new Fields(body, faults);
    String company = fields.company("company");
    String word = fields.choice("action", BatchAction.words());
    BatchAction action = word == null ? null : BatchAction.of(word);
    Hold hold = hold(fields, action, company, todayAt);
    BatchOrder order = BatchOrders.read(fields, action);
    Expected expected = expected(fields);
    Fields select = fields.object("select");
    fields.refuseOthers();
    List<String> cases = List.of();
    CaseFilter.Asked filter = null;
    if (select != null && select.given("cases")) {
      cases = select.each("cases", "the id of a case", MOST_IDS, BatchReader::id);
      select.refuseOthers();
    } else if (select != null) {
      filter = filter(select, company);
    }
    faults.refuse();
    return new Asked(
        requireNonNull(company),
        requireNonNull(action),
        hold,
        order,
        expected,
        cases,
        filter == null ? null : filter(filter, levels));
  }

  private static @Nullable Hold hold(
      Fields fields,
      @Nullable BatchAction action,
      @Nullable String company,
      Function<String, LocalDate> todayAt) {
    if (action != BatchAction.HOLD) {
      if (action != null && fields.given("hold")) {
        fields.fault("hold", "absent: the action is " + action);
      }
      return null;
    }
    Fields hold = fields.object("hold");
    return hold == null || company == null ? null : HoldBody.ofMany(hold, todayAt.apply(company));
  }

  private static @Nullable Expected expected(Fields fields) {
    Fields expect = fields.optionalObject("expect");
    if (expect == null) {
      return null;
    }
    Expected read =
        new Expected(
            expect.whole("cases", 0, BatchDrafts.MOST_CASES),
            expect.given("open")
                ? expect.each(
                    "open", "an amount, such as 100.00 CNY", MOST_CURRENCIES, Money::parse)
                : null);
    expect.refuseOthers();
    return read;
  }

  private static String id(String text) {
    if (text.isBlank() || text.length() > LONGEST_ID) {
      throw new IllegalArgumentException("the id of a case");
    }
    return text;
  }

  private static CaseFilter.@Nullable Asked filter(Fields select, @Nullable String company) {
    CaseFilter.Asked asked =
        new CaseFilter.Asked(
            company,
            select.optionalWords("account", LONGEST_FILTER),
            select.optionalWords("customer", LONGEST_FILTER),
            null,
            select.optionalWords("policy", LONGEST_FILTER),
            select.optionalWords("state", LONGEST_FILTER),
            select.optionalWords("level", LONGEST_FILTER),
            select.optionalWords("owner", LONGEST_FILTER),
            select.optionalWords("task", LONGEST_FILTER),
            select.optionalWords("smallDifference", LONGEST_FILTER));
    select.refuseOthers();
    if (select.names().isEmpty()) {
      select.fault(
          "cases",
          "ids, or at least one of state, level, policy, owner, account, customer, task,"
              + " smallDifference");
    }
    return asked;
  }

  private static CaseFilter filter(CaseFilter.Asked asked, List<String> levels) {
    List<FieldError> errors = new ArrayList<>();
    CaseFilter filter = asked.read("select.", levels, true, errors);
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    return filter;
  }
}
