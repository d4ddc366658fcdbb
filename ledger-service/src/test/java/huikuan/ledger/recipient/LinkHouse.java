package huikuan.ledger.recipient;

import huikuan.contracts.CustomerId;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.link.RecipientLink;
import huikuan.platform.link.RecipientLinks;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A company of a test on the ledger that tests share, and links in mails to its customers. */
final class LinkHouse {

  static final String PHONE = "+8613800000000";
  private static final String WANG = "wang@c.example";
  private static final String LI = "li@c.example";

  private final RunningLedger ledger = RunningLedger.ledger();
  private final RecipientLinks links = ledger.bean(RecipientLinks.class);
  private final String company = ledger.newCompany();

  String company() {
    return company;
  }

  RunningLedger ledger() {
    return ledger;
  }

  CustomerId customer(String customer) {
    return new CustomerId(company, customer);
  }

  /** With two contacts, p1 and p2. */
  void customer(String customer, String name) {
    customer(customer, name, WANG);
  }

  /**
   * The same.
   *
   * @param wang the address of p1
   */
  void customer(String customer, String name, String wang) {
    put(
        "/customers/" + company + "/" + customer,
        """
        {'name':'%s','locale':'zh-CN','timeZone':'Asia/Shanghai','country':'CN','contacts':[
         {'id':'p1','name':'王芳','role':'paymentResponsible','email':'%s','mobile':'%s'},
         {'id':'p2','name':'李明','role':'accountsPayable','email':'%s'}]}\
        """
            .formatted(name, wang, PHONE, LI));
  }

  void invoice(String customer, String number, String postedOn, String dueOn, String amount) {
    documents(
        "{'kind':'invoice','company':'%s','customer':'%s','currency':'CNY','number':'%s','postedOn':'%s','dueOn':'%s','amount':'%s','contract':'HT-1','reference':'PO 1','salesOwner':'li.na','lines':[{'item':'阀门','quantity':'2','unitPrice':'1.5','amount':'%s'}]}"
            .formatted(company, customer, number, postedOn, dueOn, amount, amount));
  }

  void receipt(String customer, String number, String postedOn, String amount, String more) {
    documents(
        "{'kind':'receipt','company':'%s','customer':'%s','currency':'CNY','number':'%s','postedOn':'%s','amount':'%s'%s}"
            .formatted(company, customer, number, postedOn, amount, more));
  }

  private void documents(String document) {
    sound(ledger.documents("[" + json(document) + "]"));
  }

  Answer put(String path, String body) {
    return sound(ledger.put("/api/v1" + path, json(body)));
  }

  Answer post(String path, String body) {
    return ledger.post(ledger.instance(), "/api/v1" + path, json(body));
  }

  Answer get(String path) {
    return ledger.get("/api/v1" + path);
  }

  static Answer sound(Answer answer) {
    if (answer.status() > 299) {
      throw new IllegalStateException(answer.toString());
    }
    return answer;
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  Instant now() {
    return ledger.clock().instant();
  }

  /** The secret of the link in a mail of this moment. */
  String link(String customer, String contact, String message, @Nullable String letter) {
    return link(customer, contact, message, letter, now());
  }

  String link(
      String customer, String contact, String message, @Nullable String letter, Instant sentAt) {
    String to = contact.equals("p2") ? LI : WANG;
    RecipientLink link = links.link(customer(customer), contact, to, message, letter, sentAt);
    String address = links.address(link).orElseThrow();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  Answer view(String link) {
    return by(link, "GET", "", "");
  }

  Answer tell(String link, String path, String body) {
    return by(link, "POST", path, body);
  }

  /** A file as the body. */
  Answer file(String link, String type, String content, String query) {
    return ledger.send(
        ledger.instance(),
        Map.of("Huikuan-Link", link, "Content-Type", type),
        "POST",
        "/api/v1/recipient/files" + query,
        content);
  }

  Answer by(String link, String method, String path, String body) {
    return ledger.send(
        ledger.instance(), "Huikuan-Link", link, method, "/api/v1/recipient" + path, json(body));
  }
}
