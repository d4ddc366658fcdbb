package huikuan.standalone;

import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.FailStop;
import huikuan.embedded.MailCatcher;
import huikuan.standalone.Ports.Listener;

/** What stands in for the servers of production. */
record Embedded(EmbeddedMongo mongo, EmbeddedKafka kafka, MailCatcher mail) {

  /**
   * @param resources take in each server as it is up
   */
  static Embedded start(DataDirectory data, Ports ports, Resources resources) {
    Starting<EmbeddedKafka> kafka =
        Starting.of(
            "kafka",
            () ->
                EmbeddedKafka.start(
                    data.resolve("kafka"), ports.of(Listener.KAFKA), FailStop.of("Kafka")));
    MailCatcher mail =
        resources.add(
            MailCatcher.start(
                data.resolve("mail"), ports.of(Listener.SMTP), ports.of(Listener.IMAP)));
    EmbeddedMongo mongo =
        resources.add(
            EmbeddedMongo.start(
                data.resolve("documents"),
                ports.of(Listener.MONGODB),
                FailStop.of("The document store")));
    return new Embedded(mongo, resources.add(kafka.await()), mail);
  }
}
