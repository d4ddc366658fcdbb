package huikuan.ledger.reports;

import huikuan.ledger.balances.BalancesDatabase;
import huikuan.ledger.query.AccountFilter;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.Questions;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.Page;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the scope of a report exact, or refuses it. */
@Component
public class Scopes {

  private final Questions questions;
  private final BalancesDatabase database;

  Scopes(Questions questions, BalancesDatabase database) {
    this.questions = questions;
    this.database = database;
  }

  /**
   * @throws ProblemException if a field is malformed, the read model is behind, or nobody knew an
   *     account of the company
   */
  public Scope of(AccountFilter filter, TimeParameters when) {
    AccountFilter read = filter.checked();
    return known(read, questions.ask(read.company(), when));
  }

  /** Makes the scope of one page of a report exact. */
  public Scope of(AccountFilter filter, TimeParameters when, Page page) {
    AccountFilter read = filter.checked();
    return known(read, questions.ask(read.company(), when, page));
  }

  private Scope known(AccountFilter filter, Question question) {
    Scope scope = new Scope(question, filter.company(), filter.currency(), filter.customer());
    checkKnown(scope);
    return scope;
  }

  /** Looks at the moment asked about, so that the same question always has the same answer. */
  private void checkKnown(Scope scope) {
    String company = scope.company();
    if (company == null) {
      return;
    }
    String customer = scope.customer();
    if (!isKnown(scope, "company = ?", List.of(company))) {
      throw new ProblemException(Problem.notFound("company", company));
    }
    if (customer != null
        && !isKnown(scope, "company = ? AND customer = ?", List.of(company, customer))) {
      throw new ProblemException(Problem.notFound("customer", customer));
    }
  }

  private boolean isKnown(Scope scope, String accounts, List<String> names) {
    String sql =
        """
        SELECT 1 FROM posting WHERE position <= ? AND account IN (
            SELECT id FROM account WHERE %s) LIMIT 1
        """
            .formatted(accounts);
    List<Object> parameters = new ArrayList<>(names);
    parameters.addFirst(scope.question().position());
    return !database.list(sql, parameters, row -> row.getInt(1)).isEmpty();
  }
}
