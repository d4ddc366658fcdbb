package huikuan.standalone;

import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.MailCatcher;
import huikuan.standalone.Ports.Listener;
import java.util.concurrent.CompletableFuture;

/** What stands in for the servers of production. */
record Embedded(EmbeddedMongo mongo, EmbeddedKafka kafka, MailCatcher mail)
    implements AutoCloseable {

  static Embedded start(DataDirectory data, Ports ports) {
    CompletableFuture<EmbeddedKafka> kafka =
        CompletableFuture.supplyAsync(
            () -> EmbeddedKafka.start(data.resolve("kafka"), ports.of(Listener.KAFKA)));
    MailCatcher mail =
        MailCatcher.start(data.resolve("mail"), ports.of(Listener.SMTP), ports.of(Listener.IMAP));
    EmbeddedMongo mongo =
        EmbeddedMongo.start(data.resolve("documents"), ports.of(Listener.MONGODB));
    return new Embedded(mongo, kafka.join(), mail);
  }

  @Override
  public void close() {
    mail.close();
    kafka.close();
    mongo.close();
  }
}
