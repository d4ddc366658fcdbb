package huikuan.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.files.CompanyFiles;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.FileType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EvidenceOverHttpTest {

  private static final String KINDS =
      "one of contract, order, signedDeliveryNote, acceptanceReport, stampedLetter, invoiceCopy,"
          + " paymentAuthorisation, guarantee, other";

  private final RunningLedger ledger = RunningLedger.ledger();
  private final Proof proof = Proof.ofNewCompany().withCustomer().withInvoice("F-1", "HT-1");
  private final String invoice = proof.item("F-1");

  private List<JsonNode> list(String subject) {
    return ledger.get(subject + "/evidence").body().path("evidence").valueStream().toList();
  }

  @Test
  void aFileIsAttachedAndTold() {
    BlobHash file = proof.file("note");
    Answer attached =
        proof.post(
            invoice + "/evidence",
            """
            {"kind":"signedDeliveryNote","file":"%s","documentOn":"2012-12-05","note":"第二车"}\
            """
                .formatted(file));

    assertThat(attached.status()).isEqualTo(201);
    assertThat(attached.body())
        .hasToString(
            """
            {"number":1,"kind":"signedDeliveryNote","file":{"hash":"%s","mediaType":"application/pdf",\
            "size":%d,"name":"note.pdf","damaged":false},"documentOn":"2012-12-05","note":"第二车",\
            "attachedAt":%s,"by":"person:li.na","copies":[]}\
            """
                .formatted(
                    file,
                    proof.company.length() + 4,
                    attached.body().path("attachedAt").toString()));
    assertThat(list(invoice)).containsExactly(attached.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/accounts/{account}/items/{kind}/{number}, account kind number",
    "/contracts/{company}/{contract}, company contract",
    "/customers/{company}/{customer}, company customer"
  })
  void theApiDescribesTheVariablesOfEachPath(String subject, String variables) {
    JsonNode paths = ledger.get("/v3/api-docs").body().path("paths");
    JsonNode list = paths.path("/api/v1" + subject + "/evidence").path("get");
    assertThat(
            list.path("parameters")
                .valueStream()
                .filter(it -> it.path("in").asString().equals("path")))
        .extracting(each -> each.path("name").asString())
        .containsExactly(variables.split(" "));
    JsonNode withdraw = paths.path("/api/v1" + subject + "/evidence/{n}/withdraw").path("post");
    assertThat(withdraw.path("parameters").valueStream())
        .extracting(each -> each.path("name").asString())
        .containsExactlyInAnyOrder((variables + " n").split(" "));
  }

  @Test
  void contractsAndCustomersHaveEvidenceOfTheirOwn() {
    String contract = proof.contract("HT-1%2F2");
    assertThat(proof.attach(contract, "contract", proof.file("contract")).status()).isEqualTo(201);
    assertThat(proof.attach(proof.customer(), "guarantee", proof.file("guarantee")).status())
        .isEqualTo(201);

    assertThat(list(contract))
        .extracting(it -> it.path("kind").asString())
        .containsExactly("contract");
    assertThat(list(proof.customer()))
        .extracting(it -> it.path("kind").asString())
        .containsExactly("guarantee");
    assertThat(list(invoice)).isEmpty();
    assertThat(list(proof.contract("HT-1"))).isEmpty();
  }

  @Test
  void theSameAgainChangesNothingAndAnswersAlike() {
    Answer first = proof.attach(invoice, "order", proof.file("order"));
    long head = ledger.log().head();

    Answer again = proof.attach(invoice, "order", proof.file("order"));

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void someWhoAttachTheSameAtOnceMakeOnePiece() throws Exception {
    BlobHash file = proof.file("order");
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Answer>> all = new ArrayList<>();
      for (int n = 0; n < 8; n++) {
        all.add(threads.submit(() -> proof.attach(invoice, "order", file)));
      }
      for (Future<Answer> each : all) {
        statuses.add(each.get().status());
      }
    }
    assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
    assertThat(list(invoice)).hasSize(1);
  }

  @Test
  void whatIsWithdrawnStaysAndIsMarked() {
    proof.attach(invoice, "order", proof.file("order"));
    proof.attach(invoice, "contract", proof.file("contract"));

    Answer withdrawn =
        proof.post(invoice + "/evidence/1/withdraw", "{\"reason\":\"of another order\"}");
    assertThat(withdrawn.status()).isEqualTo(200);
    assertThat(withdrawn.text("/withdrawn/reason")).isEqualTo("of another order");
    assertThat(withdrawn.text("/withdrawn/by")).isEqualTo("person:li.na");
    assertThat(list(invoice))
        .extracting(it -> it.path("number").asInt(), it -> it.has("withdrawn"))
        .containsExactly(tuple(2, false), tuple(1, true));

    long head = ledger.log().head();
    Answer again = proof.post(invoice + "/evidence/1/withdraw", "{\"reason\":\"other words\"}");
    assertThat(again.body()).isEqualTo(withdrawn.body());
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void pagesGoOnWithOlderPieces() {
    for (int n = 1; n <= 3; n++) {
      proof.attach(invoice, "other", proof.file("page " + n));
    }
    Answer first = ledger.get(invoice + "/evidence?limit=2");
    Answer last = ledger.get(invoice + "/evidence?limit=2&after=" + first.text("/next"));
    assertThat(first.body().path("evidence").valueStream())
        .extracting(it -> it.path("number").asInt())
        .containsExactly(3, 2);
    assertThat(last.body().path("evidence").valueStream())
        .extracting(it -> it.path("number").asInt())
        .containsExactly(1);
    assertThat(last.body().has("next")).isFalse();
  }

  @Test
  void aDamagedFileIsToldAndNoCopyOfItIsPromised() {
    BlobHash file = proof.file("order");
    proof.attach(invoice, "order", file);
    proof.damage(file);

    assertThat(list(invoice).getFirst().at("/file/damaged").asBoolean()).isTrue();
    long head = ledger.log().head();
    Answer copy = proof.post(invoice + "/evidence/1/send", "{\"contact\":\"p1\"}");
    assertThat(copy.status()).isEqualTo(500);
    assertThat(copy.problem()).isEqualTo("file-damaged");
    assertThat(ledger.log().head()).isEqualTo(head);

    proof.file("order");
    assertThat(list(invoice).getFirst().at("/file/damaged").asBoolean(true)).isFalse();
  }

  @Test
  void aCopyIsAskedForOnceWithinAMinuteAndStaysOnRecord() {
    proof.attach(invoice, "invoiceCopy", proof.file("copy"));
    String send = invoice + "/evidence/1/send";
    String body = "{\"contact\":\"p1\",\"note\":\"没收到\"}";

    Answer asked = proof.post(send, body);
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.body().at("/copies/0"))
        .hasToString(
            """
            {"customer":"C-1","contact":"p1","note":"没收到","at":"%s","by":"person:li.na",\
            "state":"requested"}\
            """
                .formatted(ledger.clock().instant()));
    assertThat(proof.post(send, body).body()).isEqualTo(asked.body());

    ledger.clock().moveTo(ledger.clock().instant().plus(Duration.ofMinutes(1)));
    assertThat(proof.post(send, body).body().path("copies")).hasSize(2);
  }

  @Test
  void aCopyOfAContractNamesTheCustomer() {
    String contract = proof.contract("HT-1");
    proof.attach(contract, "contract", proof.file("contract"));
    String send = contract + "/evidence/1/send";

    assertThat(Proof.errors(proof.post(send, "{\"contact\":\"p1\"}")))
        .singleElement()
        .asString()
        .startsWith("customer: ");
    assertThat(
            proof
                .post(send, "{\"contact\":\"p1\",\"customer\":\"C-1\"}")
                .text("/copies/0/customer"))
        .isEqualTo("C-1");
  }

  @Test
  void aCopyOfAContractGoesToItsOwnCustomer() {
    String contract = proof.contract("HT-1");
    ledger.put(proof.customer().replace("C-1", "C-2"), "{\"name\":\"Pipes\"}");
    ledger.put(contract, "{\"customer\":\"C-2\",\"title\":\"Pumps\"}");
    proof.attach(contract, "contract", proof.file("contract"));
    long head = ledger.log().head();

    Answer refused =
        proof.post(contract + "/evidence/1/send", "{\"contact\":\"p1\",\"customer\":\"C-1\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("other-customer");
    assertThat(Proof.errors(refused))
        .containsExactly("customer: C-2: contract HT-1 is one of its own");
    assertThat(ledger.log().head()).isEqualTo(head);

    proof.attach(proof.contract("HT-2"), "contract", proof.file("second"));
    ledger.put(proof.contract("HT-2"), "{\"customer\":\"C-1\",\"title\":\"Pipes\"}");
    assertThat(
            proof
                .post(
                    proof.contract("HT-2") + "/evidence/1/send",
                    "{\"contact\":\"p1\",\"customer\":\"C-1\"}")
                .status())
        .isEqualTo(200);
  }

  /**
   * A copy goes to no one who is unknown, has no mail address, is not valid any more, or is
   * forgotten.
   */
  @Test
  void aCopyGoesToAContactWhoHasAMailAddressToday() {
    proof.attach(invoice, "invoiceCopy", proof.file("copy"));
    String send = invoice + "/evidence/1/send";

    long head = ledger.log().head();
    String allowed =
        "contact: the id of a contact of the customer %s.C-1 who has a mail address today"
            .formatted(proof.company);
    for (String contact : List.of("p9", "p2", "p3")) {
      assertThat(Proof.errors(proof.post(send, "{\"contact\":\"" + contact + "\"}")))
          .containsExactly(allowed);
    }
    assertThat(proof.forget("p4").status()).isEqualTo(200);
    head = ledger.log().head();
    assertThat(Proof.errors(proof.post(send, "{\"contact\":\"p4\"}"))).containsExactly(allowed);
    assertThat(Proof.errors(proof.post(send, "{\"contact\":\"p1\",\"customer\":\"C-1\"}")))
        .singleElement()
        .asString()
        .startsWith("customer: no such field");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void aFileThatIsTooLargeForAMailIsHandedOverInAnotherWay() {
    proof.attach(
        invoice, "order", proof.file("o".repeat((int) Copies.MOST_BYTES - proof.company.length())));
    proof.attach(invoice, "order", proof.file("p".repeat((int) Copies.MOST_BYTES)));
    assertThat(proof.post(invoice + "/evidence/1/send", "{\"contact\":\"p1\"}").status())
        .isEqualTo(200);
    long head = ledger.log().head();
    Answer copy = proof.post(invoice + "/evidence/2/send", "{\"contact\":\"p1\"}");
    assertThat(copy.status()).isEqualTo(422);
    assertThat(copy.problem()).isEqualTo("copy-too-large");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void noCopyIsSentOfWhatIsWithdrawn() {
    proof.attach(invoice, "order", proof.file("order"));
    proof.post(invoice + "/evidence/1/withdraw", "{\"reason\":\"wrong\"}");
    Answer copy = proof.post(invoice + "/evidence/1/send", "{\"contact\":\"p1\"}");
    assertThat(copy.status()).isEqualTo(409);
    assertThat(copy.problem()).isEqualTo("evidence-withdrawn");
  }

  @ParameterizedTest
  @CsvSource({
    "signedDeliverynote, ; perhaps `signedDeliveryNote`",
    "contracts, ; perhaps `contract`",
    "garantee, ; perhaps `guarantee`",
    "签收单, ''"
  })
  void anUnknownKindIsToldWithTheNearestOne(String kind, String nearest) {
    long head = ledger.log().head();
    Answer refused = proof.attach(invoice, kind, proof.file("x"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(Proof.errors(refused)).containsExactly("kind: " + KINDS + nearest.replace("`", ""));
    assertThat(ledger.log().head()).as("the file alone").isEqualTo(head + 1);
  }

  @Test
  void allThatIsWrongIsToldAtOnceAndNothingIsDone() {
    long head = ledger.log().head();
    Answer refused =
        proof.post(
            invoice + "/evidence",
            "{\"file\":\"../../etc/passwd\",\"documentOn\":\"%s\",\"note\":\"\",\"name\":\"a/b\"}"
                .formatted(proof.today.plusDays(1)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(Proof.errors(refused))
        .containsExactly(
            "kind: " + KINDS,
            "file: " + BlobHash.ALLOWED,
            "documentOn: a day not after %s, today".formatted(proof.today),
            "note: 1 to 500 printable characters",
            "name: no such field; known are documentOn, file, kind, note");
    assertThat(ledger.log().head()).isEqualTo(head);
    assertThat(Proof.errors(proof.post(invoice + "/evidence", "{}")))
        .extracting(each -> each.substring(0, each.indexOf(':')))
        .containsExactly("kind", "file", "documentOn");
  }

  @Test
  void aFileWhoseNameIsAPathIsNeitherKeptNorEvidence() {
    String pdf = "%PDF-1.4\n1 0 obj << >> endobj\nstartxref\n0\n%%EOF";
    Answer kept =
        ledger.send(
            ledger.instance(),
            Map.of("Content-Type", "application/pdf"),
            "POST",
            "/api/v1/companies/%s/files?name=..%%2F..%%2Fetc%%2Fpasswd".formatted(proof.company),
            pdf);
    assertThat(kept.status()).isEqualTo(400);
    assertThat(
            proof
                .attach(invoice, "order", BlobHash.of(pdf.getBytes(StandardCharsets.UTF_8)))
                .status())
        .isEqualTo(400);
  }

  @Test
  void aFileThatAnotherCompanyHasIsNoEvidenceHere() {
    String other = ledger.newCompany();
    BlobHash theirs =
        ledger
            .bean(CompanyFiles.class)
            .keep(other, FileType.PDF, other.getBytes(StandardCharsets.UTF_8), null)
            .entry()
            .hash();
    long head = ledger.log().head();

    Answer refused = proof.attach(invoice, "order", theirs);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(Proof.errors(refused))
        .containsExactly("file: the hash of a file of the company (POST …/files)");
    assertThat(ledger.log().head()).isEqualTo(head);
  }

  @Test
  void aSubjectThatIsNotThereIsNotFound() {
    Proof other = Proof.ofNewCompany();
    BlobHash file = other.file("order");
    long head = ledger.log().head();
    List<String> absent =
        List.of(
            proof.item("F-2"),
            other.item("F-1"),
            invoice.replace(".CNY", ".USD"),
            invoice.replace("/invoice/", "/refund/"),
            other.customer());
    assertThat(absent)
        .allSatisfy(
            subject -> {
              assertThat(other.attach(subject, "order", file).status()).isEqualTo(404);
              assertThat(ledger.get(subject + "/evidence").status()).isEqualTo(404);
            });
    assertThat(ledger.log().head()).isEqualTo(head);
    assertThat(other.attach(invoice.replace("/invoice/", "/receipt/"), "order", file).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "01", "x", "99999"})
  void aPieceThatIsNotThereIsNotFound(String number) {
    proof.attach(invoice, "order", proof.file("order"));
    String piece = invoice + "/evidence/" + number;
    assertThat(proof.post(piece + "/withdraw", "{\"reason\":\"x\"}").status()).isEqualTo(404);
    assertThat(proof.post(piece + "/send", "{\"contact\":\"p1\"}").status()).isEqualTo(404);
  }

  @Test
  void nothingIsWithdrawnWithoutAReason() {
    proof.attach(invoice, "order", proof.file("order"));
    Answer refused = proof.post(invoice + "/evidence/1/withdraw", "{}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(list(invoice).getFirst().has("withdrawn")).isFalse();
  }
}
