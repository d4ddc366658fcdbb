package huikuan.standalone;

import static java.util.Objects.requireNonNull;

import huikuan.console.Console;
import huikuan.dunning.DunningService;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.MailCatcher;
import huikuan.gateway.ApiGateway;
import huikuan.ledger.LedgerService;
import huikuan.notification.NotificationService;
import huikuan.platform.personal.ForgottenAddresses;
import huikuan.platform.projection.ReadModels;
import huikuan.platform.time.SandboxClock;
import huikuan.platform.web.access.AuditTrail;
import huikuan.platform.web.access.EndedRights;
import huikuan.standalone.Ports.Listener;
import huikuan.standalone.backup.BackupWriter;
import huikuan.standalone.identity.IdentityFile;
import huikuan.standalone.identity.IdentityWeb;
import huikuan.standalone.sandbox.Sandbox;
import huikuan.standalone.sandbox.SandboxWeb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The three services, the console and the gateway, each a Spring context with its own port and
 * settings.
 */
final class Services implements AutoCloseable {

  private final DataDirectory data;
  private final Embedded embedded;
  private final KafkaKeys keys;
  private final PeopleKeys people;
  private final Ports ports;
  private final SandboxClock clock;
  private final Sandbox sandbox;
  private final @Nullable IdentityFile identity;
  private final String linksKey;
  private final List<ConfigurableApplicationContext> running = new ArrayList<>();
  private @Nullable AuditTrail trail;
  private @Nullable EndedRights ended;

  /**
   * @param identity of those who sign in here; null = everybody may do everything
   * @param linksKey that links in mails are made with
   */
  Services(
      DataDirectory data,
      Embedded embedded,
      KafkaKeys keys,
      PeopleKeys people,
      Ports ports,
      SandboxClock clock,
      Sandbox sandbox,
      @Nullable IdentityFile identity,
      String linksKey) {
    this.data = data;
    this.embedded = embedded;
    this.keys = keys;
    this.people = people;
    this.ports = ports;
    this.clock = clock;
    this.sandbox = sandbox;
    this.identity = identity;
    this.linksKey = linksKey;
  }

  /** Those that keep a log, by their databases' names, with what else they keep. */
  static Map<String, ReadModels> readModels() {
    Map<String, ReadModels> services = new LinkedHashMap<>();
    services.put("ledger", LedgerService.readModels());
    services.put("dunning", DunningService.readModels());
    services.put("notification", NotificationService.readModels());
    return services;
  }

  /**
   * Returns when the three are up. They start at once: on two cores that is the quickest.
   *
   * @param ledgerOnly without dunning and notification
   */
  void start(boolean ledgerOnly) {
    List<Starting<ConfigurableApplicationContext>> services = new ArrayList<>();
    services.add(start(erasing(service(LedgerService.application())), "ledger", Listener.LEDGER));
    if (!ledgerOnly) {
      services.add(start(service(DunningService.application()), "dunning", Listener.DUNNING));
      services.add(
          start(service(NotificationService.application()), "notification", Listener.NOTIFICATION));
    }
    for (Starting<ConfigurableApplicationContext> each : services) {
      ConfigurableApplicationContext service = each.await();
      if (running.isEmpty()) {
        // The sandbox has no store: the ledger knows who may use it, and keeps what is refused.
        trail = service.getBean(AuditTrail.class);
        ended = service.getBean(EndedRights.class);
      }
      running.addFirst(service);
      sandbox.add(service);
    }
  }

  /** The gateway comes last: whoever is let in finds everything up. */
  void openTheDoor() {
    Starting<ConfigurableApplicationContext> console =
        start(Console.application(), "console", Listener.CONSOLE);
    Starting<ConfigurableApplicationContext> gateway =
        start(gateway(), "gateway", Listener.GATEWAY);
    running.addFirst(console.await());
    running.addFirst(gateway.await());
  }

  private SpringApplicationBuilder service(SpringApplicationBuilder application) {
    return application.initializers(
        context -> context.getBeanFactory().registerSingleton("clock", clock));
  }

  /** The mail catcher stands in for the mailboxes of people, whom it forgets with the ledger. */
  private SpringApplicationBuilder erasing(SpringApplicationBuilder ledger) {
    ForgottenAddresses mails = embedded.mail()::erase;
    return ledger.initializers(
        context -> context.getBeanFactory().registerSingleton("caughtMails", mails));
  }

  private SpringApplicationBuilder gateway() {
    SpringApplicationBuilder application = ApiGateway.application().sources(SandboxWeb.class);
    if (identity != null) {
      IdentityWeb.Place place =
          new IdentityWeb.Place(
              ports.url(Listener.GATEWAY), embedded.mongo().uri("identity"), identity);
      application
          .sources(IdentityWeb.class)
          .initializers(context -> context.getBeanFactory().registerSingleton("place", place));
    }
    return application.initializers(
        context -> {
          context.getBeanFactory().registerSingleton("auditTrail", requireNonNull(trail));
          context.getBeanFactory().registerSingleton("endedRights", requireNonNull(ended));
          context.getBeanFactory().registerSingleton("sandbox", sandbox);
          context.getBeanFactory().registerSingleton("mailCatcher", embedded.mail());
          context.getBeanFactory().registerSingleton("backupWriter", backup());
        });
  }

  private BackupWriter backup() {
    return new BackupWriter(
        embedded.mongo(), data.resolve(""), DataDirectory.FORMAT, people::forBackup);
  }

  private Starting<ConfigurableApplicationContext> start(
      SpringApplicationBuilder application, String name, Listener listener) {
    String[] arguments = arguments(name, listener);
    return Starting.of(
        name,
        () -> application.bannerMode(Banner.Mode.OFF).registerShutdownHook(false).run(arguments));
  }

  private String[] arguments(String name, Listener listener) {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("server.port", ports.of(listener));
    settings.put("server.address", "127.0.0.1");
    settings.put(
        "spring.config.additional-location", "classpath:huikuan/standalone/" + name + ".yml");
    settings.put("huikuan.access.open", identity == null);
    settings.put("huikuan.access.issuer", ports.url(Listener.GATEWAY));
    settings.put("huikuan.access.audience", IdentityWeb.AUDIENCE);
    settings.put("huikuan.access.keys", ports.url(Listener.GATEWAY) + "/oauth2/jwks");
    settings.put("huikuan.console.open", identity == null);
    settings.put("HUIKUAN_CONSOLE_URL", ports.url(Listener.CONSOLE));
    if (listener == Listener.CONSOLE) {
      settings.put("huikuan.console.url", ports.url(Listener.GATEWAY));
      settings.put("huikuan.console.gateway", ports.url(Listener.GATEWAY));
      settings.put("huikuan.console.issuer", ports.url(Listener.GATEWAY));
      settings.put(
          "huikuan.console.client-secret",
          identity == null ? "" : identity.passwords().get(IdentityWeb.CONSOLE));
    }
    settings.put("HUIKUAN_DATA", data);
    settings.put("HUIKUAN_MONGODB_URI", embedded.mongo().uri(name));
    settings.put("HUIKUAN_KAFKA", embedded.kafka().bootstrapServers());
    if (listener != Listener.GATEWAY && listener != Listener.CONSOLE) {
      settings.putAll(keys.settings());
      settings.putAll(people.settings());
      settings.put("huikuan.files.directory", data.resolve(DataDirectory.FILES));
      EmbeddedKafka.clientSettings(embedded.kafkaPassword())
          .forEach((setting, value) -> settings.put("spring.kafka.properties." + setting, value));
    }
    if (listener == Listener.LEDGER || listener == Listener.NOTIFICATION) {
      settings.put("huikuan.links.pages", ports.url(Listener.GATEWAY));
      settings.put("huikuan.links.key", linksKey);
    }
    settings.put("HUIKUAN_SMTP_HOST", "127.0.0.1");
    settings.put("HUIKUAN_SMTP_PORT", ports.of(Listener.SMTP));
    if (listener == Listener.NOTIFICATION) {
      settings.put("HUIKUAN_SMTP_AUTH", true);
      settings.put("HUIKUAN_SMTP_USER", MailCatcher.USER);
      settings.put("HUIKUAN_SMTP_PASSWORD", embedded.mailPassword());
    }
    settings.put("HUIKUAN_LEDGER_URL", ports.url(Listener.LEDGER));
    settings.put("HUIKUAN_DUNNING_URL", ports.url(Listener.DUNNING));
    settings.put("HUIKUAN_NOTIFICATION_URL", ports.url(Listener.NOTIFICATION));
    return settings.entrySet().stream()
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toArray(String[]::new);
  }

  /** The gateway first, so that nothing new comes in. */
  @Override
  public void close() {
    running.forEach(ConfigurableApplicationContext::close);
  }
}
