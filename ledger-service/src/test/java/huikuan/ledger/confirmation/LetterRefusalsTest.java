package huikuan.ledger.confirmation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import huikuan.contracts.CustomerId;
import huikuan.contracts.notification.NotificationEvent.LetterMailed;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.files.CompanyFiles;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.FileType;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What letters refuse, and in which words. */
class LetterRefusalsTest {

  private static final byte[] SCAN = "a scan".getBytes(UTF_8);
  private static final String HASH = BlobHash.of(SCAN).hex();
  private static final String NO_FILE = "0".repeat(64);
  private static final String CONFIRMATION = "{'kind':'positive','cutOff':'2026-03-31'}";
  private static final AtomicInteger CUSTOMERS = new AtomicInteger();

  private static LetterHouse house;

  /** Written, sent, and answered by nobody. */
  private static String sent;

  private static String unsent;

  @BeforeAll
  static void start() {
    house = new LetterHouse("refusals", Instant.parse("2026-04-01T02:00:00Z"));
    house.bean(CompanyFiles.class).keep("CN01", FileType.PDF, SCAN, "scan.pdf");
    sent = sent();
    unsent = written(customer());
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  /** A customer who owes 100.00 and 200.00, of which the second is due on 2 March. */
  private static String customer() {
    String customer = "R" + CUSTOMERS.incrementAndGet();
    house.customer(customer, "客户" + customer);
    house.invoice(customer, customer + "-1", "2026-02-01", "2026-03-01", "100.00");
    house.invoice(customer, customer + "-2", "2026-02-02", "2026-03-02", "200.00");
    return customer;
  }

  private static Answer write(String customer, String body) {
    return house.post("/accounts/CN01." + customer + ".CNY/confirmations", body);
  }

  private static String written(String customer) {
    Answer answer = write(customer, CONFIRMATION);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.text("/number");
  }

  private static String sent() {
    String customer = customer();
    String letter = written(customer);
    mail(letter, customer);
    return letter;
  }

  private static void mail(String letter, String customer) {
    Answer asked = post(letter, "send", "{'way':'mail'}");
    assertThat(asked.status()).as("%s", asked.body()).isEqualTo(202);
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

  private static Answer post(String letter, String what, String body) {
    return house.post("/confirmations/" + letter + "/" + what, body);
  }

  private static Answer reply(String letter, String fields) {
    return post(letter, "reply", "{" + fields + "}");
  }

  private static void refuses(Answer answer, int status, String problem) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.problem()).as("%s", answer.body()).isEqualTo(problem);
  }

  private static void faults(Answer answer, String fields, String allowed) {
    refuses(answer, 400, "invalid");
    assertThat(answer.body().path("errors").findValuesAsString("field"))
        .as("%s", answer.body())
        .containsExactlyInAnyOrder(fields.split(" "));
    assertThat(answer.body().path("errors").findValuesAsString("allowed"))
        .as("%s", answer.body())
        .anyMatch(each -> each.contains(allowed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                                        | kind cutOff       | one of
          {'kind':'positiv','cutOff':'2026-03-31'}                                  | kind              | statement
          {'kind':1,'cutOff':'2026-03-31'}                                          | kind              | one of positive
          {'kind':'positive'}                                                       | cutOff            | date from 1900
          {'kind':'positive','cutOff':'2026-02-31'}                                 | cutOff            | date from 1900
          {'kind':'positive','cutOff':20260331}                                     | cutOff            | date from 1900
          {'kind':'positive','cutOff':'2026-04-02'}                                 | cutOff            | not after 2026-04-01
          {'kind':'positive','cutOff':'2026-03-31','from':'2026-01-01'}             | from              | only a statement
          {'kind':'statement','cutOff':'2026-03-31'}                                | from              | date from 1900
          {'kind':'statement','cutOff':'2026-03-31','from':'2026-04-01'}            | from              | not after cutOff
          {'kind':'positive','cutOff':'2026-03-31','knownAt':true}                  | knownAt           | position
          {'kind':'positive','cutOff':'2026-03-31','knownAt':'yesterday'}           | knownAt           | position
          {'kind':'positive','cutOff':'2026-03-31','language':'fr'}                 | language          | zh
          {'kind':'positive','cutOff':'2026-03-31','replyTo':{'name':'Auditors'}}   | replyTo.email     | mail address
          {'kind':'positive','cutOff':'2026-03-31','replyTo':{'email':'a@b'}}       | replyTo.name replyTo.email | mail address
          {'kind':'positive','cutOff':'2026-03-31','replyTo':[]}                    | replyTo           | object
          {'kind':'demand','cutOff':'2026-03-31','replyTo':{'name':'A','email':'a@b.example'}} | replyTo | absent
          {'kind':'positive','cutOff':'2026-03-31','replaces':'number 7'}           | replaces          | such as CN01
          {'kind':'positive','cutOff':'2026-03-31','replaces':'CN01.20260331.0000000000'} | replaces    | same account and day
          {'kind':'positive','cutOff':'2026-03-31','colour':'red','size':4}         | colour size       | no such field
          {'kind':'x','cutOff':'x','from':1,'language':1,'replaces':1,'y':1}        | kind cutOff language replaces y | no such field
          """)
  void aLetterIsNotWrittenByABodyWithFaults(String body, String fields, String allowed) {
    faults(write("R1", body), fields, allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'kind':'positive','cutOff':'2026-03-31'}                              | company              | 1 to 64
          {'company':'CN01','kind':'positive','cutOff':'2026-04-02'}             | cutOff               | not after 2026-04-01
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':[]} | select               | object
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','replyTo':[]} | replyTo | object
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'currency':[],'sample':[],'seed':1}} | select.currency select.sample | currency
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'currency':'CNY','above':[]}} | select.above | decimal
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'above':'10.00'}} | select.currency | currency of above
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'above':'10.005','currency':'CNY'}} | select.above | decimal
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'currency':'RMB'}} | select.currency | currency
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'above':'10.00','currency':'CNY','zero':true}} | select.above | absent
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'above':'10.00','currency':'CNY','credit':true}} | select.above | absent
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'sample':3}} | select.seed | whole number
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'seed':3}} | select.seed | absent
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'sample':0,'seed':1}} | select.sample | 1
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'sample':2,'seed':1.5}} | select.seed | whole number
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'class':7}} | select.class | 1 to 64
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'zero':'yes'}} | select.zero | true
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','select':{'over':1}} | select.over | no such field
          {'company':'CN01','kind':'positive','cutOff':'2026-03-31','replaces':'x'} | replaces          | no such field
          """)
  void aRunIsNotStartedByABodyWithFaults(String body, String fields, String allowed) {
    faults(house.post("/confirmation-runs", body), fields, allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ''                                                         | outcome repliedOn by  | one of
          'outcome':'yes','repliedOn':'2026-04-01','by':'phone'      | outcome by            | agreed
          'outcome':'agreed','repliedOn':'2026-04-02','by':'mail'    | repliedOn             | not after 2026-04-01
          'outcome':'agreed','repliedOn':'2026-04-01','by':'mail','differences':[{'item':'R1-2','theirs':'0.00'}] | differences | absent
          'outcome':'agreed','repliedOn':'2026-04-01','by':'mail','balance':'299.00' | balance | 300.00
          'outcome':'agreed','repliedOn':'2026-04-01','by':'paper','seal':'company' | files  | scan
          'outcome':'agreed','repliedOn':'2026-04-01','by':'paper','signedBy':'王芳' | files | scan
          'outcome':'agreed','repliedOn':'2026-04-01','by':'mail','authority':'授权书' | signedBy files | by that authority
          'outcome':'agreed','repliedOn':'2026-04-01','by':'mail','seal':'round','files':['%HASH%'] | seal | company
          'outcome':'agreed','repliedOn':'2026-04-01','by':'mail','files':['%NONE%'] | files[0] | file of the company
          'outcome':'agreed','repliedOn':'2026-04-01','by':'mail','files':['%HASH%','abc'] | files[1] | 64
          'outcome':'agreed','repliedOn':'2026-04-01','by':'mail','files':'%HASH%' | files | array
          'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail' | differences           | at least one
          'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','differences':[] | differences | at least one
          'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','differences':[{}] | differences[0].item differences[0].theirs | decimal
          'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','differences':[{'item':'X-9','theirs':'0.00'}] | differences[0].theirs | another amount than ours, which is 0.00
          'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','differences':[{'item':'R1-1','theirs':'100.00'}] | differences[0].theirs | which is 100.00
          'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','differences':[{'item':'R1-1','theirs':'90.005'}] | differences[0].theirs | decimal
          'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','differences':[{'item':'R1-1','theirs':'0.00'},{'item':'R1-1','theirs':'1.00'}] | differences[1].item | once
          'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','differences':[{'item':'X-9','theirs':'1.00'},{'item':'X-9','kind':'invoice','theirs':'2.00'}] | differences[1].item | once
          'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','balance':'150.00','differences':[{'item':'R1-2','theirs':'0.00'}] | balance | 100.00
          'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','differences':[{'item':'R1-2','theirs':'0.00','why':'paid'}],'mood':'angry' | differences[0].why mood | no such field
          """)
  void anAnswerIsNotRecordedByABodyWithFaults(String body, String fields, String allowed) {
    String read = body.replace("%HASH%", HASH).replace("%NONE%", NO_FILE).replace("''", "");
    faults(reply(sent, read), fields, allowed);
    assertThat(house.get("/confirmations/" + sent).text("/state")).isEqualTo("sent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          send          | {}                                            | way              | mail
          send          | {'way':'fax'}                                 | way              | paper
          send          | {'way':'paper','contact':'p1'}                | contact          | absent
          send          | {'way':'mail','contact':'p9'}                 | contact          | mail address today
          send          | {'way':'mail','to':'a@b.example'}             | to               | no such field
          withdraw      | {}                                            | reason           | characters
          withdraw      | {'reason':''}                                 | reason           | characters
          posted        | {'way':'ems','postedOn':'2026-04-01'}         | waybill          | carrier
          posted        | {'way':'hand','waybill':'EB1','postedOn':'2026-04-01'} | waybill | absent
          posted        | {'way':'pigeon','postedOn':'2026-04-02'}      | way postedOn     | not after 2026-04-01
          arrival       | {'arrivedOn':'2026-04-01','signedBy':'李强'}   | file             | 64
          arrival       | {'arrivedOn':'2026-04-02','signedBy':'','file':'%NONE%'} | arrivedOn signedBy file | file of the company
          differences/1 | {}                                            | outcome          | owner
          differences/1 | {'outcome':'whatever'}                        | outcome          | timing
          differences/1 | {'outcome':'ourError'}                        | documents        | corrected
          posted        | {'way':'courier','postedOn':'2026-04-01'}     | waybill          | carrier
          differences/1 | {'note':'n'}                                  | outcome outcome  | note
          differences/1 | {'owner':'li.na','documents':['CN-1']}        | outcome          | needed with
          """)
  void nothingIsRecordedByABodyWithFaults(String what, String body, String fields, String allowed) {
    faults(post(unsent, what, body.replace("%NONE%", NO_FILE)), fields, allowed);
    assertThat(house.get("/confirmations/" + unsent).text("/state")).isEqualTo("written");
  }

  @ParameterizedTest
  @CsvSource({
    "letter, 400",
    "CN01.20260331.OOOOOOOOOO, 400",
    "CN01.20260331.0000000000, 404",
    "CN09.20260331.0000000000, 404",
    "CN01.20260331.run-0000000000, 400"
  })
  void thereIsNoSuchLetter(String number, int status) {
    assertThat(house.get("/confirmations/" + number).status()).isEqualTo(status);
    assertThat(post(number, "send", "{'way':'mail'}").status()).isEqualTo(status);
    assertThat(post(number, "withdraw", "{'reason':'r'}").status()).isEqualTo(status);
    assertThat(reply(number, "'outcome':'agreed'").status()).isEqualTo(status);
  }

  @Test
  void oneAnswerIsRecordedAndStays() {
    String letter = sent();
    String agreed = "'outcome':'agreed','repliedOn':'2026-04-01','by':'mail'";
    refuses(reply(unsent, agreed), 409, "letter-not-sent");
    refuses(reply(letter, agreed.replace("04-01", "03-31")), 422, "before-sending");

    String sealed =
        "'outcome':'agreed','repliedOn':'2026-04-01','by':'paper','seal':'company','signedBy':'王芳','balance':'300.00','files':['"
            + HASH
            + "']";
    Answer answered = reply(letter, sealed);
    assertThat(answered.status()).as("%s", answered.body()).isEqualTo(200);
    assertThat(answered.text("/answer/grade")).isEqualTo("seal");
    assertThat(answered.text("/answer/files/0")).isEqualTo(HASH);
    assertThat(answered.text("/state")).isEqualTo("closed");

    assertThat(reply(letter, sealed).body()).isEqualTo(answered.body());
    refuses(reply(letter, agreed), 409, "letter-answered");
    refuses(post(letter, "withdraw", "{'reason':'r'}"), 409, "letter-closed");
    refuses(post(letter, "send", "{'way':'mail'}"), 409, "letter-closed");
    refuses(post(letter, "send", "{'way':'paper'}"), 409, "letter-closed");
    refuses(post(letter, "disclose", ""), 409, "nothing-to-disclose");
    refuses(post(letter, "differences/1", "{'owner':'li.na'}"), 404, "no-such-difference");
    assertThat(house.get("/confirmations/" + letter).body()).isEqualTo(answered.body());
  }

  @Test
  void aSignatureBindsByTheAuthorityThatIsRecorded() {
    String letter = sent();
    Answer answered =
        reply(
            letter,
            "'outcome':'agreed','repliedOn':'2026-04-01','by':'mail','signedBy':'王芳','authority':'授权书 2026-01-05','files':['%s']"
                .formatted(HASH));
    assertThat(answered.text("/answer/grade")).isEqualTo("authority");
  }

  @Test
  void aDifferenceIsClarifiedOnce() {
    String letter = sent();
    Answer answered =
        reply(
            letter,
            "'outcome':'notAgreed','repliedOn':'2026-04-01','by':'mail','balance':'250.00','differences':[{'item':'%s','theirs':'150.00'}]"
                .formatted(house.get("/confirmations/" + letter).text("/items/1/number")));
    assertThat(answered.text("/answer/differences/0/difference")).isEqualTo("-50.00");
    assertThat(answered.text("/answer/heldUntil")).isEqualTo("2026-04-16");
    refuses(post(letter, "differences/0", "{'owner':'li.na'}"), 404, "no-such-difference");
    refuses(post(letter, "differences/x", "{'owner':'li.na'}"), 404, "no-such-difference");
    refuses(post(letter, "withdraw", "{'reason':'r'}"), 409, "letter-answered");

    String dispute = "{'outcome':'dispute','note':'a broken crate'}";
    Answer clarified = post(letter, "differences/1", dispute);
    assertThat(clarified.text("/outcome")).isEqualTo("clarified");
    assertThat(post(letter, "differences/1", dispute).body()).isEqualTo(clarified.body());
    refuses(post(letter, "differences/1", "{'outcome':'timing'}"), 409, "difference-clarified");
    refuses(post(letter, "differences/1", "{'owner':'li.na'}"), 409, "difference-clarified");
  }

  @Test
  void aStatementAsksForNoAnswerAndEndsWhenItHasArrived() {
    String customer = customer();
    String letter =
        write(customer, "{'kind':'statement','from':'2026-02-02','cutOff':'2026-03-31'}")
            .text("/number");
    mail(letter, customer);
    refuses(
        reply(letter, "'outcome':'agreed','repliedOn':'2026-04-01','by':'mail'"),
        409,
        "no-answer-asked");
    house.moveTo("2026-04-01T02:10:00Z");
    Answer arrived =
        post(
            letter,
            "arrival",
            "{'arrivedOn':'2026-04-01','signedBy':'李强','file':'%s'}".formatted(HASH));
    assertThat(arrived.text("/outcome")).isEqualTo("delivered");
  }

  @Test
  void whatIsWithdrawnIsWrittenAgainAsAnotherLetter() {
    String customer = customer();
    String first = written(customer);
    Answer withdrawn = post(first, "withdraw", "{'reason':'wrong day'}");
    assertThat(withdrawn.text("/outcome")).isEqualTo("withdrawn");
    assertThat(post(first, "withdraw", "{'reason':'wrong day'}").status()).isEqualTo(200);
    refuses(post(first, "send", "{'way':'mail'}"), 409, "letter-closed");
    refuses(
        reply(first, "'outcome':'agreed','repliedOn':'2026-04-01','by':'mail'"),
        409,
        "letter-closed");

    String second = written(customer);
    assertThat(second).isNotEqualTo(first);
    assertThat(write(customer, CONFIRMATION).text("/number")).isEqualTo(second);
    assertThat(house.get("/confirmations/" + first).text("/state")).isEqualTo("closed");
  }

  @Test
  void aLetterOnPaperLeavesArrivesAndIsSignedForInThisOrder() {
    String letter = written(customer());
    String posted = "{'way':'ems','waybill':'EB123456789CN','postedOn':'2026-04-01'}";
    String arrival = "{'arrivedOn':'2026-04-01','signedBy':'李强','file':'%s'}".formatted(HASH);
    refuses(post(letter, "posted", posted), 409, "letter-not-to-print");
    refuses(post(letter, "arrival", arrival), 409, "letter-not-sent");
    Answer print =
        house.postAs("chen.jing", "/confirmations/" + letter + "/send", "{'way':'paper'}");
    assertThat(print.status()).isEqualTo(202);
    refuses(post(letter, "posted", posted), 409, "seal-not-approved");
    refuses(post(letter, "arrival", arrival), 409, "letter-not-sent");
    house.postAs("zhao.lei", "/approvals/" + print.text("/seal/proposal") + "/approve", "");
    assertThat(post(letter, "posted", posted).text("/state")).isEqualTo("sent");
    refuses(
        post(letter, "posted", "{'way':'hand','postedOn':'2026-04-01'}"),
        409,
        "letter-not-to-print");
    refuses(post(letter, "arrival", arrival.replace("04-01", "03-31")), 422, "before-sending");

    Answer arrived = post(letter, "arrival", arrival);
    assertThat(arrived.text("/state")).isEqualTo("arrived");
    assertThat(arrived.text("/arrived/file")).isEqualTo(HASH);
    assertThat(post(letter, "arrival", arrival).body()).isEqualTo(arrived.body());
    refuses(post(letter, "arrival", arrival.replace("李强", "王芳")), 409, "letter-arrived");
  }

  @Test
  void aLetterGoesToSomebodyWhoHasAnAddress() {
    String customer = "R" + CUSTOMERS.incrementAndGet();
    house.invoice(customer, customer + "-1", "2026-02-01", "2026-03-01", "100.00");
    String letter = written(customer);
    assertThat(house.get("/confirmations/" + letter).body().has("recipient")).isFalse();
    refuses(post(letter, "send", "{'way':'mail'}"), 409, "no-recipient");

    house.put(
        "/customers/CN01/" + customer,
        """
        {'name':'客户','locale':'zh-CN','timeZone':'Asia/Shanghai','country':'CN','contacts':[
         {'id':'p1','name':'王芳','role':'paymentResponsible','mobile':'+8613912345678'},
         {'id':'p2','name':'李强','role':'accountsPayable','email':'li@c.example','validTo':'2026-03-31'},
         {'id':'p3','name':'赵雷','role':'acceptor','email':'zhao@c.example'}]}
        """);
    for (String contact : List.of("p1", "p2")) {
      faults(
          post(letter, "send", "{'way':'mail','contact':'" + contact + "'}"),
          "contact",
          "a mail address today");
    }
    refuses(post(letter, "send", "{'way':'mail'}"), 409, "no-recipient");
    assertThat(house.get("/confirmations/" + letter).text("/state")).isEqualTo("written");
    assertThat(post(letter, "send", "{'way':'mail','contact':'p3'}").status()).isEqualTo(202);
    refuses(post(letter, "send", "{'way':'mail','contact':'p3'}"), 409, "letter-being-sent");
  }

  @Test
  void aLetterThatIsAskedForByManyAtOnceIsWrittenOnce() {
    String customer = customer();
    List<Answer> answers = atOnce(() -> write(customer, CONFIRMATION));
    assertThat(answers.stream().filter(each -> each.status() == 201)).hasSize(1);
    assertThat(answers.stream().filter(each -> each.status() == 200)).hasSize(7);
    assertThat(answers)
        .extracting(each -> each.text("/hash"))
        .containsOnly(answers.getFirst().text("/hash"));
    house.settle();
    assertThat(
            house
                .get("/confirmations?company=CN01&account=CN01." + customer + ".CNY")
                .body()
                .path("letters"))
        .hasSize(1);
  }

  @Test
  void anAnswerThatIsRecordedByManyAtOnceIsRecordedOnce() {
    String letter = sent();
    AtomicInteger number = new AtomicInteger();
    List<Answer> answers =
        atOnce(
            () ->
                reply(
                    letter,
                    "'outcome':'agreed','repliedOn':'2026-04-01','by':'mail','note':'%d'"
                        .formatted(number.incrementAndGet())));
    assertThat(answers.stream().filter(each -> each.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(each -> each.problem().equals("letter-answered")))
        .hasSize(7);
  }

  private static List<Answer> atOnce(Supplier<Answer> question) {
    return IntStream.range(0, 8)
        .mapToObj(_ -> CompletableFuture.supplyAsync(question, Thread::startVirtualThread))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }
}
