package huikuan.ledger;

import huikuan.contracts.Money;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.Posting;
import huikuan.platform.eventlog.RecordedEvent;
import java.util.List;

/** The ERP of a company that no other test posts to. Days are of 2013, such as 01-15. */
public final class Erp {

  private final RunningLedger ledger = RunningLedger.ledger();
  private final String company = ledger.newCompany();

  public String company() {
    return company;
  }

  /** A document of customer A. */
  public String document(String kind, String number, String day, String more) {
    return """
    {"kind":"%s","company":"%s","customer":"A","currency":"USD","number":"%s","postedOn":"2013-%s",%s}\
    """
        .formatted(kind, company, number, day, more);
  }

  /** Of customer A, posted on 2 January, due on 1 February. */
  public String invoice(String number, String amount) {
    return document(
        "invoice", number, "01-02", "\"dueOn\":\"2013-02-01\",\"amount\":\"" + amount + "\"");
  }

  /** Of customer A, on 15 January; pays what is due first. */
  public String receipt(String number, String amount) {
    return document("receipt", number, "01-15", "\"amount\":\"" + amount + "\"");
  }

  /** Of customer A, on 15 January; pays part of one invoice, or all. */
  public String receipt(String number, String amount, String invoice, String part) {
    return document(
        "receipt",
        number,
        "01-15",
        "\"amount\":\"%s\",\"allocations\":[{\"invoice\":\"%s\",\"amount\":\"%s\"}]"
            .formatted(amount, invoice, part));
  }

  /** The same document of another customer. */
  public static String of(String customer, String document) {
    return document.replace("\"customer\":\"A\"", "\"customer\":\"" + customer + "\"");
  }

  public Answer post(String... documents) {
    return ledger.documents(array(documents));
  }

  public static String array(String... documents) {
    return "[" + String.join(",", documents) + "]";
  }

  /** Each accepted, duplicate, or the name of the problem it was rejected with. */
  public static List<String> outcomes(Answer answer) {
    return answer
        .body()
        .path("results")
        .valueStream()
        .map(
            result ->
                result.has("problem")
                    ? RunningLedger.problemOf(result.path("problem"))
                    : result.path("status").asString())
        .toList();
  }

  public List<RecordedEvent> events(String customer) {
    return ledger.log().ofAggregate(company + "." + customer + ".USD", 0);
  }

  /** The sum of all postings of the customer, far in the future. */
  public Money balance(String customer) {
    return events(customer).stream()
        .map(RecordedEvent::payload)
        .filter(AccountEvent.class::isInstance)
        .flatMap(event -> Posting.of((AccountEvent) event).stream())
        .map(Posting::amount)
        .reduce(Money.parse("0.00 USD"), Money::plus);
  }
}
