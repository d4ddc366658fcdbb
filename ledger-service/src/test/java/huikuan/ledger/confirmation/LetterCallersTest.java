package huikuan.ledger.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import huikuan.contracts.CustomerId;
import huikuan.contracts.notification.NotificationEvent.LetterMailed;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.SignedTokens;
import huikuan.platform.link.RecipientLink;
import huikuan.platform.link.RecipientLinks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Who sees to which letters: the company to its own, auditors to theirs. */
class LetterCallersTest {

  private static final String OURS = "{'kind':'positive','cutOff':'2026-03-31'}";
  private static final String AUDITORS =
      "{'kind':'positive','cutOff':'2026-03-31','replyTo':{'name':'众信会计师事务所','email':'cf@auditor.example'}}";
  private static final String AGREED = "{'outcome':'agreed','repliedOn':'2026-04-01','by':'mail'}";
  private static final SignedTokens TOKENS = SignedTokens.create();

  private static LetterHouse house;
  private static String finance;
  private static String auditor;
  private static String elsewhere;

  @BeforeAll
  static void start() {
    house = new LetterHouse("callers", Instant.parse("2026-04-01T02:00:00Z"), TOKENS.settings());
    finance = TOKENS.of("chen.jing", "erp@*", "finance@CN01", "collector@CN01");
    auditor = TOKENS.of("he.shen", "auditor@CN01");
    elsewhere = TOKENS.of("li.na", "finance@CN02", "collector@CN02", "auditor@CN02");
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  private static void owes(String customer) {
    sound(
        house.sendWith(
            finance,
            "PUT",
            "/customers/CN01/" + customer,
            "{'name':'客户%s','locale':'zh-CN','timeZone':'Asia/Shanghai','country':'CN','contacts':[{'id':'p1','name':'王芳','role':'paymentResponsible','email':'wang@c.example'}]}"
                .formatted(customer)));
    sound(
        post(
            finance,
            "/documents",
            "[{'kind':'invoice','company':'CN01','customer':'%s','currency':'CNY','number':'I-%s','postedOn':'2026-02-01','dueOn':'2026-03-01','amount':'100.00'}]"
                .formatted(customer, customer)));
  }

  private static Answer sound(Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 202);
    return answer;
  }

  private static Answer post(String token, String path, String body) {
    return house.sendWith(token, "POST", path, body);
  }

  private static Answer get(String token, String path) {
    return house.sendWith(token, "GET", path, "");
  }

  private static String written(String token, String customer, String body) {
    return sound(post(token, "/accounts/CN01." + customer + ".CNY/confirmations", body))
        .text("/number");
  }

  private static void mailed(String letter, String customer) {
    house.told(
        new LetterMailed(
            "m-" + letter,
            new CustomerId("CN01", customer),
            letter,
            1,
            "mail",
            "p1",
            "ab".repeat(32),
            1,
            Instant.parse("2026-04-01T02:05:00Z")));
  }

  private static void refuses(Answer answer, int status, String problem) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.problem()).as("%s", answer.body()).isEqualTo(problem);
  }

  @Test
  void theCompanySeesToItsOwnLettersAlone() {
    owes("A");
    String account = "/accounts/CN01.A.CNY/confirmations";
    refuses(post(finance, account, AUDITORS), 403, "auditors-letter");
    refuses(post(auditor, account, OURS), 403, "companys-letter");
    refuses(post(elsewhere, account, OURS), 404, "not-found");

    String path = "/confirmations/" + written(finance, "A", OURS);
    refuses(post(auditor, path + "/send", "{'way':'mail'}"), 403, "companys-letter");
    refuses(post(auditor, path + "/send", "{'way':'paper'}"), 403, "companys-letter");
    refuses(post(auditor, path + "/withdraw", "{'reason':'r'}"), 403, "companys-letter");
    refuses(
        post(auditor, path + "/posted", "{'way':'hand','postedOn':'2026-04-01'}"),
        403,
        "companys-letter");
    assertThat(get(auditor, path).text("/state")).isEqualTo("written");
    for (String what : List.of("", "/document")) {
      refuses(get(elsewhere, path + what), 404, "not-found");
    }
    for (String what : List.of("/send", "/withdraw", "/reply", "/posted", "/arrival")) {
      refuses(post(elsewhere, path + what, "{}"), 404, "not-found");
    }
    refuses(get(elsewhere, "/confirmations?company=CN01"), 404, "not-found");
    assertThat(sound(post(finance, path + "/send", "{'way':'mail'}")).text("/state"))
        .isEqualTo("sending");
  }

  @Test
  void theCompanysLetterAndTheAuditorsDoNotStandInEachOthersWay() {
    owes("E");
    String account = "/accounts/CN01.E.CNY/confirmations";
    String ours = written(finance, "E", OURS);
    String theirs = sound(post(auditor, account, AUDITORS)).text("/number");
    assertThat(theirs).isNotEqualTo(ours);
    assertThat(post(finance, account, OURS).text("/number")).isEqualTo(ours);
    assertThat(post(auditor, account, AUDITORS).text("/number")).isEqualTo(theirs);
    assertThat(get(auditor, "/confirmations/" + theirs).text("/replyTo/name"))
        .isEqualTo("众信会计师事务所");

    String language = OURS.substring(0, OURS.length() - 1) + ",'language':'en'}";
    refuses(post(finance, account, language), 409, "letter-exists");
    refuses(post(auditor, account, AUDITORS.replace("众信", "他人")), 409, "letter-exists");
    String replaces = AUDITORS.substring(0, AUDITORS.length() - 1) + ",'replaces':'" + ours + "'}";
    assertThat(post(auditor, account, replaces).problem()).isEqualTo("invalid");
  }

  @Test
  void anAuditorsAnswerIsHiddenFromTheCompanyUntilItIsDisclosed() {
    owes("B");
    String letter = written(auditor, "B", AUDITORS);
    String path = "/confirmations/" + letter;
    refuses(post(finance, path + "/send", "{'way':'mail'}"), 403, "auditors-letter");
    refuses(post(finance, path + "/withdraw", "{'reason':'r'}"), 403, "auditors-letter");
    sound(post(auditor, path + "/send", "{'way':'mail'}"));
    mailed(letter, "B");
    String before = get(finance, path).body().toString();
    assertThat(post(finance, path + "/reply", AGREED).problem()).isEqualTo("auditors-letter");
    refuses(post(auditor, path + "/disclose", ""), 409, "nothing-to-disclose");

    Answer answered = sound(post(auditor, path + "/reply", AGREED));
    assertThat(answered.text("/outcome")).isEqualTo("agreed");
    assertThat(answered.body().at("/answer/disclosed").asBoolean()).isFalse();
    house.settle();

    assertThat(get(finance, path).body()).hasToString(before);
    String listed = "/confirmations?company=CN01&account=CN01.B.CNY";
    assertThat(get(finance, listed).body().at("/letters/0").has("agreed")).isFalse();
    assertThat(get(finance, listed).text("/letters/0/state")).isEqualTo("sent");
    assertThat(get(finance, listed + "&state=sent").body().path("letters")).hasSize(1);
    assertThat(get(finance, listed + "&state=closed").body().path("letters")).isEmpty();
    assertThat(get(auditor, listed + "&state=closed").body().path("letters")).hasSize(1);
    assertThat(get(auditor, listed + "&state=sent").body().path("letters")).isEmpty();
    assertThat(get(auditor, listed).body().at("/letters/0/agreed").asBoolean()).isTrue();
    refuses(post(finance, path + "/disclose", ""), 403, "not-allowed");

    assertThat(sound(post(auditor, path + "/disclose", "")).status()).isEqualTo(200);
    assertThat(post(auditor, path + "/disclose", "").status()).isEqualTo(200);
    house.settle();
    Answer seen = get(finance, path);
    assertThat(seen.text("/outcome")).isEqualTo("agreed");
    assertThat(seen.body().at("/answer/disclosed").asBoolean()).isTrue();
    assertThat(get(finance, listed + "&state=closed").body().path("letters")).hasSize(1);
    assertThat(get(finance, listed).body().at("/letters/0/agreed").asBoolean()).isTrue();
  }

  private static String link(String customer, String letter) {
    RecipientLinks links = house.bean(RecipientLinks.class);
    RecipientLink link =
        links.link(
            new CustomerId("CN01", customer),
            "p1",
            "wang@c.example",
            "m-" + letter,
            letter,
            Instant.parse("2026-04-01T02:00:00Z"));
    return links.address(link).orElseThrow().replaceFirst(".*/", "");
  }

  private static Answer by(String link, String method, String path) {
    String body = method.equals("POST") ? AGREED : "";
    return house.sendWith(
        Map.of("Huikuan-Link", link, "Content-Type", "application/json"), method, path, body);
  }

  @Test
  void theRecipientOfAnAuditorsLetterSeesItAndDoesNotAnswerItByItsLink() {
    owes("F");
    String letter = written(auditor, "F", AUDITORS);
    String path = "/confirmations/" + letter;
    sound(post(auditor, path + "/send", "{'way':'mail'}"));
    mailed(letter, "F");
    String link = link("F", letter);
    assertThat(sound(by(link, "GET", "/recipient")).text("/letter/whyNot"))
        .isEqualTo("third-party");
    refuses(by(link, "POST", "/recipient/letter/reply"), 403, "auditors-letter");
    sound(post(auditor, path + "/reply", AGREED));
    Answer seen = sound(by(link, "GET", "/recipient"));
    assertThat(seen.text("/letter/thirdParty")).isEqualTo("众信会计师事务所");
    assertThat(seen.body().path("letter").has("answer")).isFalse();
    assertThat(seen.text("/letter/whyNot")).isEqualTo("third-party");
  }

  @Test
  void aLinkOpensWhatItIsForAndNothingElse() {
    owes("H");
    String letter = written(finance, "H", OURS);
    String link = link("H", letter);
    assertThat(sound(by(link, "GET", "/recipient")).text("/letter/number")).isEqualTo(letter);
    for (String path :
        List.of(
            "/confirmations/" + letter,
            "/accounts/CN01.H.CNY",
            "/customers/CN01/H",
            "/proposed-contacts?company=CN01",
            "/recipients",
            "/recipient.json")) {
      refuses(by(link, "GET", path), 401, "no-token");
    }
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      refuses(by(link, method, "/recipient"), 401, "no-token");
    }
    for (String token : List.of(finance, auditor)) {
      refuses(get(token, "/recipient"), 404, "link-unknown");
      refuses(post(token, "/recipient/person", "{}"), 404, "link-unknown");
    }
    refuses(get("wrong", "/recipient"), 401, "wrong-token");
    assertThat(
            house
                .sendWith(
                    Map.of("Huikuan-Link", link, "Authorization", "Bearer " + auditor),
                    "GET",
                    "/confirmations?company=CN01",
                    "")
                .status())
        .isEqualTo(200);
  }

  @Test
  void theSecretOfALinkIsNeitherStoredNorLogged() {
    owes("I");
    String link = link("I", written(finance, "I", OURS));
    String secret = link.substring(link.lastIndexOf('.') + 1);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    List<Logger> loggers = List.of(logger("huikuan"), logger("org.springframework"));
    loggers.forEach(
        each -> {
          each.addAppender(logged);
          each.setLevel(Level.TRACE);
        });
    try {
      sound(by(link, "GET", "/recipient"));
      by(link, "POST", "/recipient/reasons");
      by(link, "POST", "/recipient/nothing");
      by(link, "GET", "/confirmations/x");
      refuses(by("x" + link, "GET", "/recipient"), 404, "link-unknown");
    } finally {
      loggers.forEach(
          each -> {
            each.detachAppender(logged);
            each.setLevel(null);
          });
    }
    assertThat(logged.list).isNotEmpty();
    assertThat(List.copyOf(logged.list).stream().map(ILoggingEvent::getFormattedMessage))
        .noneMatch(line -> line.contains(secret));
    house.settle();
    assertThat(house.stored()).contains("CN01.I").doesNotContain(secret);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  @Test
  void theDifferencesOfAnAuditorsLetterAreHiddenToo() {
    owes("C");
    String letter = written(auditor, "C", AUDITORS);
    String path = "/confirmations/" + letter;
    sound(post(auditor, path + "/send", "{'way':'mail'}"));
    mailed(letter, "C");
    sound(
        post(
            auditor,
            path + "/reply",
            "{'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','differences':[{'item':'I-C','theirs':'60.00'}]}"));
    house.settle();

    assertThat(get(finance, path).text("/state")).isEqualTo("sent");
    refuses(post(finance, path + "/differences/1", "{'owner':'li.na'}"), 404, "no-such-difference");
    String listed = "/confirmations?company=CN01&account=CN01.C.CNY&state=";
    assertThat(get(finance, listed + "not-agreed").body().path("letters")).isEmpty();
    assertThat(get(auditor, listed + "not-agreed").body().path("letters")).hasSize(1);

    sound(post(auditor, path + "/disclose", ""));
    house.settle();
    assertThat(
            sound(post(finance, path + "/differences/1", "{'outcome':'theirError'}"))
                .text("/outcome"))
        .isEqualTo("clarified");
  }

  @Test
  void anAuditorsRunIsItsOwnAndItsAnswersAreNotInTheCompanysTable() {
    owes("D1");
    owes("D2");
    String start = AUDITORS.replace("{'kind'", "{'company':'CN01','language':'en','kind'");
    refuses(post(finance, "/confirmation-runs", start), 403, "auditors-letter");
    refuses(
        post(auditor, "/confirmation-runs", "{'company':'CN01'," + OURS.substring(1)),
        403,
        "companys-letter");
    refuses(post(elsewhere, "/confirmation-runs", start), 404, "not-found");

    String run = sound(post(auditor, "/confirmation-runs", start)).text("/number");
    house.settle();
    String path = "/confirmation-runs/" + run;
    refuses(post(finance, path + "/release", ""), 403, "auditors-letter");
    refuses(post(finance, path + "/stop", "{'reason':'r'}"), 403, "auditors-letter");
    refuses(post(elsewhere, path + "/release", ""), 404, "not-found");
    refuses(get(elsewhere, path), 404, "not-found");
    sound(post(auditor, path + "/release", ""));
    house.settle();
    String letters = "/confirmations?company=CN01&run=" + run + "&account=CN01.";
    String agreed = get(auditor, letters + "D1.CNY").text("/letters/0/number");
    String not = get(auditor, letters + "D2.CNY").text("/letters/0/number");
    mailed(agreed, "D1");
    mailed(not, "D2");
    sound(post(auditor, "/confirmations/" + agreed + "/reply", AGREED));
    sound(
        post(
            auditor,
            "/confirmations/" + not + "/reply",
            "{'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','differences':[{'item':'I-D2','theirs':'60.00'}]}"));
    house.settle();

    Answer theirs = get(auditor, path + "/results");
    assertThat(theirs.text("/results/0/agreed/balance")).isEqualTo("100.00");
    assertThat(theirs.text("/results/0/notAgreed/balance")).isEqualTo("100.00");
    assertThat(theirs.text("/results/0/causes/0/difference")).isEqualTo("-40.00");
    Answer ours = get(finance, path + "/results");
    assertThat(ours.body().at("/results/0/agreed/letters").asInt()).isZero();
    assertThat(ours.body().at("/results/0/notAgreed/letters").asInt()).isZero();
    assertThat(ours.text("/results/0/unanswered/balance")).isEqualTo("200.00");
    assertThat(ours.body().at("/results/0/causes")).isEmpty();

    sound(post(auditor, "/confirmations/" + not + "/disclose", ""));
    house.settle();
    assertThat(get(finance, path + "/results").text("/results/0/causes/0/difference"))
        .isEqualTo("-40.00");
    assertThat(get(finance, path + "/results").text("/results/0/unanswered/balance"))
        .isEqualTo("100.00");
  }
}
