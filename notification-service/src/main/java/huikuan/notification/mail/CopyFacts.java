package huikuan.notification.mail;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ledger.LetterEvent.Document;
import huikuan.contracts.ledger.Subject.OfContract;
import huikuan.contracts.ledger.Subject.OfCustomer;
import huikuan.contracts.ledger.Subject.OfItem;
import huikuan.contracts.readiness.EvidenceKind;
import huikuan.notification.customers.Addressee;
import huikuan.notification.message.EvidenceCopy;
import huikuan.notification.paying.Paying;
import huikuan.platform.template.Language;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a copy of evidence that a template can name. There is no link and no account to pay
 * to: a copy asks for nothing.
 *
 * @param company how it signs
 */
record CopyFacts(
    Language language,
    String company,
    Paying paying,
    String answersTo,
    Addressee to,
    EvidenceCopy copy,
    LocalDate today)
    implements Facts {

  @Override
  public String link() {
    return "";
  }

  @Override
  public @Nullable String list() {
    return null;
  }

  @Override
  public Document attached() {
    return copy.document();
  }

  @Override
  public Map<String, Object> all() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("lang", language.tag());
    facts.put("company", Letters.line(company));
    facts.put("customer", Letters.line(to.customerName()));
    facts.put("recipient", Letters.line(to.name()));
    facts.put("today", language.date(today));
    facts.put("subject", "");
    facts.put("lines", List.of());
    facts.put("link", link());
    facts.put("pageWidth", ClaimTable.NARROW_PAGE);
    facts.put("kind", kind());
    facts.put("documentOn", language.date(copy.documentOn()));
    facts.put("of", of());
    facts.put("document", file());
    facts.put("purpose", purpose());
    facts.put("replyTo", answersTo);
    facts.put("accounts", List.of());
    facts.put("payable", false);
    facts.put("contact", ClaimFacts.contact(paying));
    return facts;
  }

  /** The texts that each copy must have, each with how its template gets it. */
  Map<String, String> mustSay() {
    Map<String, String> said = new LinkedHashMap<>();
    said.put(kind(), "names the {{kind}} of the document");
    said.put(of(), "says what the document is {{of}}");
    said.put(language.date(copy.documentOn()), "names the day on the document: {{documentOn}}");
    said.put(file(), "names the attached {{document}}");
    said.put(purpose(), "says what the copy is in law: {{purpose}}");
    said.put(company, "names the {{company}}");
    return said;
  }

  private String file() {
    return Letters.line(copy.document().name());
  }

  private String purpose() {
    return switch (language) {
      case ZH -> "本副本仅供贵公司留存备查，并非催款，亦无需答复。";
      case EN ->
          "This copy is for your records only; it is not a demand for payment and asks for no"
              + " answer.";
    };
  }

  /** The claim or contract that the document belongs to. */
  private String of() {
    return switch (copy.request().subject()) {
      case OfItem(var _, ItemKind kind, String number) ->
          Noun.of(kind).one(language) + " " + Letters.line(number);
      case OfContract(var _, String contract) ->
          (language == Language.ZH ? "合同 " : "contract ") + Letters.line(contract);
      case OfCustomer _ -> language == Language.ZH ? "双方业务往来" : "our business with you";
    };
  }

  private String kind() {
    return switch (language) {
      case ZH -> chinese(copy.kind());
      case EN -> english(copy.kind());
    };
  }

  private static String chinese(EvidenceKind kind) {
    return switch (kind) {
      case CONTRACT -> "合同";
      case ORDER -> "订单";
      case SIGNED_DELIVERY_NOTE -> "签收单";
      case ACCEPTANCE_REPORT -> "验收报告";
      case STAMPED_LETTER -> "盖章函件";
      case INVOICE_COPY -> "发票";
      case PAYMENT_AUTHORISATION -> "代付授权书";
      case GUARANTEE -> "保函";
      case OTHER -> "文件";
    };
  }

  private static String english(EvidenceKind kind) {
    return switch (kind) {
      case CONTRACT -> "contract";
      case ORDER -> "order";
      case SIGNED_DELIVERY_NOTE -> "signed delivery note";
      case ACCEPTANCE_REPORT -> "acceptance report";
      case STAMPED_LETTER -> "stamped letter";
      case INVOICE_COPY -> "invoice";
      case PAYMENT_AUTHORISATION -> "authorisation to pay";
      case GUARANTEE -> "guarantee";
      case OTHER -> "document";
    };
  }
}
