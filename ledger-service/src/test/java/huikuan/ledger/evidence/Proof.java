package huikuan.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.ledger.files.CompanyFiles;
import huikuan.platform.blob.BlobHash;
import huikuan.platform.blob.FileType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.bson.Document;

/** A company with a customer, an invoice of a contract, and files to prove it by. */
final class Proof {

  static final String LI_NA = "li.na";

  final RunningLedger ledger = RunningLedger.ledger();
  final String company;
  final LocalDate today = LocalDate.ofInstant(ledger.clock().instant(), ZoneId.of("Asia/Shanghai"));

  Proof(String company) {
    this.company = company;
  }

  static Proof ofNewCompany() {
    return new Proof(RunningLedger.ledger().newCompany());
  }

  String account() {
    return company + ".C-1.CNY";
  }

  String item(String number) {
    return "/api/v1/accounts/%s/items/invoice/%s".formatted(account(), number);
  }

  String contract(String contract) {
    return "/api/v1/contracts/%s/%s".formatted(company, contract);
  }

  String customer() {
    return "/api/v1/customers/%s/C-1".formatted(company);
  }

  Proof withCustomer() {
    Answer put =
        ledger.put(
            customer(),
            """
            {"name":"Valves","contacts":[
              {"id":"p1","name":"Wang Fang","role":"acceptor","email":"wang@valves.example"},
              {"id":"p2","name":"Li Qiang","role":"acceptor","mobile":"+86 139 1234 5678"},
              {"id":"p3","name":"Zhao Min","role":"acceptor","email":"zhao@valves.example",
               "validTo":"2012-12-31"},
              {"id":"p4","name":"Qian Yi","role":"acceptor","email":"qian@valves.example"}]}\
            """);
    assertThat(put.status()).isIn(200, 201);
    return this;
  }

  /**
   * @param contract may be empty
   */
  Proof withInvoice(String number, String contract) {
    String named = contract.isEmpty() ? "" : ",\"contract\":\"" + contract + "\"";
    Answer posted =
        ledger.documents(
            """
            [{"kind":"invoice","company":"%s","customer":"C-1","currency":"CNY","number":"%s",
              "postedOn":"2012-12-01","dueOn":"2012-12-31","amount":"100.00"%s}]\
            """
                .formatted(company, number, named));
    assertThat(posted.body().path("rejected").asInt()).as(posted.toString()).isZero();
    return this;
  }

  /** A file of the company. */
  BlobHash file(String content) {
    return ledger
        .bean(CompanyFiles.class)
        .keep(company, FileType.PDF, bytes(content), content + ".pdf")
        .entry()
        .hash();
  }

  private byte[] bytes(String content) {
    return (company + content).getBytes(StandardCharsets.UTF_8);
  }

  void damage(BlobHash file) {
    try (MongoClient client = MongoClients.create(ledger.mongoUri())) {
      MongoDatabase files = client.getDatabase("files");
      Document kept =
          files.getCollection("blobs.files").find(Filters.eq("filename", file.hex())).first();
      files
          .getCollection("blobs.chunks")
          .deleteMany(Filters.eq("files_id", Objects.requireNonNull(kept).get("_id")));
    }
  }

  Answer post(String path, String body) {
    return ledger.sendAs(LI_NA, "POST", path, body);
  }

  Answer forget(String contact) {
    return ledger.sendAs(
        "chen.jing",
        "POST",
        customer() + "/contacts/" + contact + "/forget",
        "{\"reason\":\"asked for it\"}");
  }

  static String body(String kind, BlobHash file) {
    return "{\"kind\":\"%s\",\"file\":\"%s\",\"documentOn\":\"2012-12-05\"}".formatted(kind, file);
  }

  Answer attach(String subject, String kind, BlobHash file) {
    return post(subject + "/evidence", body(kind, file));
  }

  /** The fields at fault, with what is allowed. */
  static List<String> errors(Answer answer) {
    return answer
        .body()
        .path("errors")
        .valueStream()
        .map(each -> each.path("field").asString() + ": " + each.path("allowed").asString())
        .toList();
  }
}
