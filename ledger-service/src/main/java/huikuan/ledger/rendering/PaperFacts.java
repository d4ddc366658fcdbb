package huikuan.ledger.rendering;

import huikuan.contracts.Money;
import huikuan.contracts.ledger.LetterKind;
import huikuan.platform.template.Language;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template can name: maps, lists, texts and booleans, no others. Every name is always there;
 * one that has nothing to say is an empty text or {@code false}, and both hide their section.
 */
record PaperFacts(LetterPaper paper) {

  /** In the cell of the side that owes nothing. */
  private static final String NONE = "—";

  Map<String, Object> all() {
    Language language = paper.language();
    Map<String, Object> facts = new HashMap<>();
    facts.put("number", PaperWords.line(paper.number()));
    facts.put("run", text(paper.run()));
    facts.put("issuedOn", language.date(paper.issuedOn()));
    facts.put("cutOff", language.date(paper.cutOff()));
    facts.put("from", day(paper.from()));
    facts.put("answerBy", day(paper.answerBy()));
    facts.put("verificationCode", PaperWords.line(paper.verificationCode()));
    addSender(facts);
    LetterPaper.Addressee to = paper.addressee();
    facts.put("customer", PaperWords.line(to.name()));
    facts.put("customerId", PaperWords.line(to.customer()));
    facts.put("customerAddress", text(to.address()));
    addBalance(facts);
    facts.put("auditor", auditor());
    facts.put(
        "accounts",
        paper.payTo().stream()
            .map(
                each ->
                    Map.of(
                        "bank", PaperWords.line(each.bank()),
                        "holder", PaperWords.line(each.holder()),
                        "account", PaperWords.line(each.number())))
            .toList());
    facts.put("payable", !paper.payTo().isEmpty());
    return facts;
  }

  private void addSender(Map<String, Object> facts) {
    LetterPaper.Sender from = paper.sender();
    facts.put("company", PaperWords.line(from.name()));
    facts.put("companyAddress", text(from.address()));
    facts.put("contact", text(from.contact()));
    facts.put("phone", text(from.phone()));
    facts.put("email", text(from.email()));
  }

  private void addBalance(Map<String, Object> facts) {
    Money balance = paper.balance();
    Money amount = balance.signum() < 0 ? balance.negated() : balance;
    facts.put("unit", PaperWords.unit(paper.currency(), paper.language()));
    facts.put("customerOwes", balance.signum() < 0 ? NONE : PaperWords.figure(amount));
    facts.put("weOwe", balance.signum() > 0 ? NONE : PaperWords.figure(amount));
    facts.put("balance", paper.language().amount(amount));
    facts.put("owedToUs", balance.signum() > 0);
    facts.put("owedByUs", balance.signum() < 0);
    facts.put("settled", balance.signum() == 0);
    boolean demand = paper.kind() == LetterKind.DEMAND;
    Money due = paper.due();
    facts.put("due", demand ? paper.language().amount(due) : "");
    facts.put("dueWithinBalance", demand && due.minus(balance).signum() <= 0);
    facts.put("count", Integer.toString(paper.items().size()));
  }

  private Object auditor() {
    LetterPaper.ReplyTo auditor = paper.replyTo();
    return auditor == null
        ? false
        : Map.of(
            "auditorName", PaperWords.line(auditor.name()),
            "auditorAddress", text(auditor.address()),
            "auditorEmail", text(auditor.email()));
  }

  private String day(@Nullable LocalDate day) {
    return day == null ? "" : paper.language().date(day);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : PaperWords.line(text);
  }

  /** The figures and names without which a letter says nothing. */
  List<String> needed() {
    return List.of(
        PaperWords.line(paper.number()),
        PaperWords.line(paper.sender().name()),
        PaperWords.line(paper.addressee().name()),
        paper.language().date(paper.cutOff()));
  }
}
