package huikuan.standalone;

import huikuan.embedded.DamagedFiles;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.FailStop;
import huikuan.embedded.MailCatcher;
import huikuan.embedded.StoreOptions;
import huikuan.standalone.Ports.Listener;

/**
 * Servers that stand in for those of production.
 *
 * @param kafkaPassword that the broker asks for
 * @param mailPassword that the mail catcher asks for
 */
record Embedded(
    EmbeddedMongo mongo,
    EmbeddedKafka kafka,
    String kafkaPassword,
    MailCatcher mail,
    String mailPassword) {

  /**
   * @param damage asked before anything is made of what is there
   * @param force whether each group of writes is forced to the disk
   * @param resources take in each server as it is up
   * @throws DamagedFiles if the data directory is not whole, and that is not accepted
   */
  static Embedded start(
      DataDirectory data, Ports ports, Damage damage, boolean force, Resources resources) {
    damage.checkTypes();
    damage.checkStore();
    damage.checkKafka();
    EmbeddedMongo mongo =
        resources.add(
            EmbeddedMongo.start(
                data.resolve("documents"),
                ports.of(Listener.MONGODB),
                StoreOptions.defaults()
                    .forced(force)
                    .acceptingLoss(damage.acceptLoss())
                    .telling(damage::tellOfStore)
                    .whenLost(FailStop.of("The document store"))));
    damage.checkLogs(mongo);
    String kafkaPassword = Password.KAFKA.in(data);
    Starting<EmbeddedKafka> kafka = Starting.of("kafka", () -> kafka(data, ports, kafkaPassword));
    String mailPassword = Password.MAIL.in(data);
    MailCatcher mail =
        resources.add(
            MailCatcher.start(
                data.resolve("mail"),
                ports.of(Listener.SMTP),
                ports.of(Listener.IMAP),
                mailPassword));
    return new Embedded(
        mongo,
        resources.add(kafka(kafka, mongo, data, ports, kafkaPassword, damage)),
        kafkaPassword,
        mail,
        mailPassword);
  }

  private static EmbeddedKafka kafka(DataDirectory data, Ports ports, String password) {
    return EmbeddedKafka.start(
        data.resolve("kafka"), ports.of(Listener.KAFKA), password, FailStop.of("Kafka"));
  }

  private static EmbeddedKafka kafka(
      Starting<EmbeddedKafka> starting,
      EmbeddedMongo mongo,
      DataDirectory data,
      Ports ports,
      String password,
      Damage damage) {
    try {
      return starting.await();
    } catch (DamagedFiles damaged) {
      damage.kafkaFailed(damaged);
      damage.checkLogs(mongo);
      return kafka(data, ports, password);
    }
  }
}
