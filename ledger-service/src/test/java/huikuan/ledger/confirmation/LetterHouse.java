package huikuan.ledger.confirmation;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.ledger.OtherService;
import huikuan.ledger.RunningLedger;
import huikuan.ledger.RunningLedger.Answer;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import huikuan.platform.time.SandboxClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bson.Document;
import org.springframework.context.ConfigurableApplicationContext;

/** A ledger with letters: a clock that is moved, customers, and a notification service's events. */
final class LetterHouse implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RunningLedger ledger = RunningLedger.ledger();
  private final SandboxClock clock;
  private final ConfigurableApplicationContext instance;
  private final OtherService notification;

  LetterHouse(String database, Instant now, String... settings) {
    clock = new SandboxClock(now);
    instance = ledger.startApart(clock, database, settings);
    notification = new OtherService("notification", NotificationEvent.class, instance);
  }

  /** With a token. */
  Answer sendWith(String token, String method, String path, String body) {
    return ledger.send(
        instance,
        "Authorization",
        "Bearer " + token,
        method,
        "/api/v1" + path,
        body.replace('\'', '"'));
  }

  /** With these headers. */
  Answer sendWith(Map<String, String> headers, String method, String path, String body) {
    return ledger.send(instance, headers, method, "/api/v1" + path, body.replace('\'', '"'));
  }

  /** All that is stored, as text. */
  String stored() {
    MongoDatabase database = instance.getBean(MongoDatabase.class);
    StringBuilder all = new StringBuilder();
    for (String name : database.listCollectionNames()) {
      database.getCollection(name).find().forEach(document -> all.append(document.toJson()));
    }
    return all.toString();
  }

  Answer get(String path) {
    return ledger.get(instance, "/api/v1" + path);
  }

  /** An answer as it comes, whatever it is. */
  HttpResponse<byte[]> bytes(String path) {
    return bytes(path, "*/*");
  }

  HttpResponse<byte[]> bytes(String path, String accept) {
    String port = instance.getEnvironment().getProperty("local.server.port");
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1" + path);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Takes a file's bytes away. */
  void damage(String hash) {
    MongoDatabase files = instance.getBean(MongoClient.class).getDatabase("files");
    Document entry = files.getCollection("blobs.files").find(Filters.eq("filename", hash)).first();
    files
        .getCollection("blobs.chunks")
        .deleteMany(Filters.eq("files_id", requireNonNull(entry).get("_id")));
  }

  Answer put(String path, String body) {
    return ledger.put(instance, "/api/v1" + path, body.replace('\'', '"'));
  }

  Answer post(String path, String body) {
    return ledger.post(instance, "/api/v1" + path, body.replace('\'', '"'));
  }

  Answer postAs(String person, String path, String body) {
    return ledger.sendAs(instance, person, "POST", "/api/v1" + path, body.replace('\'', '"'));
  }

  /** A document of this type. */
  String text(String path, String type) {
    String port = instance.getEnvironment().getProperty("local.server.port");
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                  .header("Accept", type)
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  <T> T bean(Class<T> type) {
    return instance.getBean(type);
  }

  /** An invoice of a customer of CN01, in CNY. */
  void invoice(String customer, String number, String postedOn, String dueOn, String amount) {
    document(
        customer,
        "'kind':'invoice','number':'%s','postedOn':'%s','dueOn':'%s','amount':'%s'"
            .formatted(number, postedOn, dueOn, amount));
  }

  /** A receipt, which pays what is due first. */
  void receipt(String customer, String number, String postedOn, String amount) {
    document(
        customer,
        "'kind':'receipt','number':'%s','postedOn':'%s','amount':'%s'"
            .formatted(number, postedOn, amount));
  }

  private void document(String customer, String fields) {
    Answer answer =
        post(
            "/documents",
            "[{'company':'CN01','customer':'%s','currency':'CNY',%s}]".formatted(customer, fields));
    if (answer.status() != 200) {
      throw new IllegalStateException(answer.body().toString());
    }
  }

  /** A customer with a payment responsible, p1, who has a mail address. */
  void customer(String customer, String name) {
    put(
        "/customers/CN01/" + customer,
        "{'name':'%s','locale':'zh-CN','timeZone':'Asia/Shanghai','country':'CN','contacts':[{'id':'p1','name':'王芳','role':'paymentResponsible','email':'wang.fang@%s.example'}]}"
            .formatted(name, customer.toLowerCase(java.util.Locale.ROOT)));
  }

  void moveTo(String moment) {
    clock.moveTo(Instant.parse(moment));
    settle();
  }

  void settle() {
    Settling.await(instance.getBeansOfType(Station.class).values(), PATIENCE);
  }

  /** The notification service tells something. */
  void told(NotificationEvent event) {
    notification.tell(event.lane(), event);
    settle();
  }

  @Override
  public void close() {
    instance.close();
  }
}
