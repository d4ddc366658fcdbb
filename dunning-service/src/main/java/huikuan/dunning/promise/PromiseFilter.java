package huikuan.dunning.promise;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Identifier;
import huikuan.platform.web.FieldError;
import huikuan.platform.web.ListQuestion;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Selects promises; null = any.
 *
 * @param from the first day by which the money is to come
 * @param to the last one
 */
record PromiseFilter(
    @Nullable String company,
    @Nullable CustomerId customer,
    @Nullable AccountId account,
    @Nullable String state,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  /**
   * @throws ProblemException 400 if a value is none of its kind
   */
  static PromiseFilter of(
      @Nullable String company,
      @Nullable String customer,
      @Nullable String account,
      @Nullable String state,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {
    List<FieldError> errors = new ArrayList<>();
    PromiseFilter filter =
        new PromiseFilter(
            RequestValues.optional("company", company, Identifier::parseCompany, errors),
            RequestValues.optional("customer", customer, CustomerId::parse, errors),
            RequestValues.optional("account", account, AccountId::parse, errors),
            state,
            from,
            to);
    if (state != null && !PromiseState.WORDS.contains(state)) {
      errors.add(new FieldError("state", FieldError.oneOf(PromiseState.WORDS)));
    }
    if (from != null && to != null && to.isBefore(from)) {
      errors.add(new FieldError("to", from + " or later"));
    }
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    return filter;
  }

  ListQuestion question() {
    return ListQuestion.of("promises")
        .with("company", company)
        .with("customer", customer)
        .with("account", account)
        .with("state", state)
        .with("from", from)
        .with("to", to);
  }

  /** All that a promise must be; empty = any will do. */
  List<Criteria> criteria() {
    List<Criteria> all = new ArrayList<>();
    add(all, "company", company);
    add(all, "customer", customer);
    add(all, "account", account);
    add(all, "state", state);
    if (from != null) {
      all.add(where("on").gte(from.toString()));
    }
    if (to != null) {
      all.add(where("on").lte(to.toString()));
    }
    return all;
  }

  private static void add(List<Criteria> all, String field, @Nullable Object value) {
    if (value != null) {
      all.add(where(field).is(value.toString()));
    }
  }
}
