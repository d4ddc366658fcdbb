package huikuan.ledger.balances;

import huikuan.contracts.AccountId;
import huikuan.ledger.query.Question;
import huikuan.ledger.query.Questions;
import huikuan.ledger.query.TimeParameters;
import huikuan.platform.web.Page;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import huikuan.platform.web.RequestValues;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes questions about one account exact. */
@Component
public class AccountQuestions {

  private static final String FIND = "SELECT id FROM account WHERE account = ?";

  private final Questions questions;
  private final BalancesDatabase database;

  AccountQuestions(Questions questions, BalancesDatabase database) {
    this.questions = questions;
    this.database = database;
  }

  /**
   * @throws ProblemException if something is malformed, the read model is behind, or nothing was
   *     ever posted to the account
   */
  public AccountQuestion ask(String account, TimeParameters when) {
    AccountId id = RequestValues.read("account", account, AccountId::parse);
    return about(id, questions.ask(id.company(), when));
  }

  /** Makes the question of one page of a list exact. */
  AccountQuestion ask(String account, TimeParameters when, Page page) {
    AccountId id = RequestValues.read("account", account, AccountId::parse);
    return about(id, questions.ask(id.company(), when, page));
  }

  private AccountQuestion about(AccountId id, Question question) {
    List<Integer> numbers = database.list(FIND, List.of(id.toString()), row -> row.getInt(1));
    if (numbers.isEmpty()) {
      throw new ProblemException(Problem.notFound("account", id.toString()));
    }
    return new AccountQuestion(id, numbers.getFirst(), question);
  }
}
