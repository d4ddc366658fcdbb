package huikuan.standalone.chasing;

import static java.nio.charset.StandardCharsets.UTF_8;

import huikuan.contracts.CustomerId;
import huikuan.dunning.DunningService;
import huikuan.embedded.CaughtMail;
import huikuan.embedded.EmbeddedKafka;
import huikuan.embedded.EmbeddedMongo;
import huikuan.embedded.MailCatcher;
import huikuan.ledger.LedgerService;
import huikuan.notification.NotificationService;
import huikuan.notification.message.MessageId;
import huikuan.platform.settling.Settling;
import huikuan.platform.settling.Station;
import huikuan.platform.time.Deadlines;
import huikuan.platform.time.SandboxClock;
import huikuan.standalone.chasing.Fact.Against;
import huikuan.standalone.chasing.Fact.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ledger, dunning and notification on embedded servers, with one clock that the test moves. */
final class Chain implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  /** How often a request is sent again that the store did not answer. */
  private static final int BUSY = 5;

  private static final String SECRET =
      Base64.getEncoder().encodeToString("known to the tests and to nobody else".getBytes(UTF_8));

  private final SandboxClock clock;
  private final EmbeddedMongo mongo;
  private final EmbeddedKafka kafka;
  private final MailCatcher mail;
  private final Map<String, ConfigurableApplicationContext> services = new LinkedHashMap<>();
  private final List<Station> stations = new ArrayList<>();
  private final List<Deadlines> deadlines = new ArrayList<>();
  private final List<String> settings;

  /** The account of each invoice. */
  private final Map<String, String> accounts = new TreeMap<>();

  /** Agreements and disputes that are not taken, although the model has them so. */
  final List<String> refusals = new ArrayList<>();

  private final AgreementCalls agreementCalls = new AgreementCalls(this);
  private final CollectingCalls collectingCalls = new CollectingCalls(this);
  private final HttpClient http = HttpClient.newHttpClient();

  Chain(Path directory, Instant start, List<PlainPolicy> policies, List<String> settings) {
    clock = new SandboxClock(start);
    for (PlainPolicy policy : policies) {
      write(directory.resolve("policies").resolve(policy.id() + ".json"), policy.json());
    }
    Map<String, Object> year =
        Map.of("year", 2026, "notice", "2025-01-01", "off", germanHolidays(), "work", List.of());
    write(
        directory.resolve("calendars").resolve("DE.json"),
        JSON.writeValueAsString(
            Map.of(
                "country", "DE",
                "weekend", List.of("SATURDAY", "SUNDAY"),
                "years", List.of(year))));
    this.settings = settings;
    mongo = EmbeddedMongo.start(directory.resolve("mongo"), 0);
    kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
    mail = MailCatcher.start(directory.resolve("mail"), 0, -1);
    start("ledger", LedgerService.application(), directory);
    start("dunning", DunningService.application(), directory);
    start("notification", NotificationService.application(), directory);
    settle();
  }

  private static List<String> germanHolidays() {
    return PlainCalendar.GERMAN_HOLIDAYS.stream()
        .map(each -> each.substring(0, 10).equals(each.substring(11)) ? each.substring(11) : each)
        .toList();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void start(String name, SpringApplicationBuilder application, Path directory) {
    ConfigurableApplicationContext service =
        application
            .bannerMode(Banner.Mode.OFF)
            .registerShutdownHook(false)
            .initializers(context -> context.getBeanFactory().registerSingleton("clock", clock))
            .run(arguments(name, directory));
    services.put(name, service);
    stations.addAll(service.getBeansOfType(Station.class).values());
    deadlines.addAll(service.getBeansOfType(Deadlines.class).values());
  }

  private String[] arguments(String name, Path directory) {
    return Stream.concat(
            settings.stream(),
            Stream.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.config.additional-location=classpath:huikuan/standalone/" + name + ".yml",
                "--logging.level.root=WARN",
                "--huikuan.log.rest=1ms",
                key("ledger"),
                key("dunning"),
                key("notification"),
                "--huikuan.calendars.directory=" + directory.resolve("calendars"),
                "--huikuan.policies.directory=" + directory.resolve("policies"),
                "--spring.mail.port=" + mail.smtpPort(),
                "--huikuan.personal.master-keys.test="
                    + Base64.getEncoder().encodeToString(new byte[32]),
                "--huikuan.mail.starttls=off",
                "--spring.mongodb.uri=" + mongo.uri(name),
                "--HUIKUAN_DATA=" + directory,
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers()))
        .toArray(String[]::new);
  }

  private static String key(String signer) {
    return "--huikuan.kafka.keys." + signer + ".test=" + SECRET;
  }

  void settle() {
    Settling.await(stations, PATIENCE);
  }

  /** Lets time pass: everything due on the way is done at its moment. */
  void moveTo(Instant target) {
    Optional<Instant> next = nextDue();
    while (next.isPresent() && !next.get().isAfter(target)) {
      step(next.get().isBefore(clock.instant()) ? clock.instant() : next.get());
      next = nextDue();
    }
    step(target);
  }

  /** Fires the ledger first: a document that takes effect now is known when a step falls due. */
  private void step(Instant moment) {
    clock.moveTo(moment);
    for (Deadlines each : deadlines) {
      if (each.fireDue(moment) > 0) {
        settle();
      }
    }
  }

  private Optional<Instant> nextDue() {
    return deadlines.stream().flatMap(each -> each.nextDue().stream()).min(Instant::compareTo);
  }

  List<CaughtMail> mails() {
    return mail.mails();
  }

  // Facts told to the services

  /** Tells the facts of this moment by company: customers and documents first, then all others. */
  void tell(Map<String, List<Fact>> byCompany) {
    List<JsonNode> documents = new ArrayList<>();
    byCompany.forEach(
        (company, facts) -> {
          facts.forEach(fact -> tellCustomer(company, fact));
          facts.stream()
              .filter(fact -> !(fact instanceof Fact.Payer it && it.evidence() != null))
              .forEach(fact -> tellMasterData(company, fact));
          facts.forEach(fact -> document(company, fact).ifPresent(documents::add));
        });
    if (!documents.isEmpty()) {
      JsonNode answer = send("ledger", "POST", "/documents", JSON.valueToTree(documents));
      if (answer.path("accepted").asInt() != documents.size()) {
        throw new AssertionError("Not all is accepted: " + answer + " of " + documents);
      }
    }
    settle();
    boolean more = false;
    for (Map.Entry<String, List<Fact>> each : byCompany.entrySet()) {
      for (Fact fact : each.getValue()) {
        more |= tellDunning(each.getKey(), fact);
      }
    }
    if (more) {
      settle();
    }
    more = false;
    for (Map.Entry<String, List<Fact>> each : byCompany.entrySet()) {
      for (Fact fact : each.getValue()) {
        more |= tellProof(each.getKey(), fact);
      }
    }
    if (more) {
      settle();
    }
  }

  /** Tells people, payers, contracts and how a customer pays. */
  private void tellMasterData(String company, Fact fact) {
    String customers = "/customers/" + company + "/";
    switch (fact) {
      case Fact.Contact it -> {
        Map<String, Object> body = contact(it.person());
        body.remove("id");
        send(
            "ledger",
            "PUT",
            customers + it.customer() + "/contacts/" + it.person().id(),
            JSON.valueToTree(body));
      }
      case Fact.Payer it -> {
        Map<String, Object> body = new TreeMap<>();
        body.put("kind", "payer");
        body.put("name", "Head office");
        put(body, "contract", it.contract());
        put(body, "validFrom", it.validFrom());
        put(body, "validTo", it.validTo());
        if (it.evidence() != null) {
          body.put("evidence", it.evidence());
        }
        send(
            "ledger",
            "PUT",
            customers + it.customer() + "/parties/" + it.id(),
            JSON.valueToTree(body));
      }
      case Fact.Paying it -> {
        String path = customers + it.customer() + "/payment-calendar";
        PlainRuns calendar = it.calendar();
        if (calendar == null) {
          send("ledger", "DELETE", path, null);
        } else {
          send("ledger", "PUT", path, JSON.valueToTree(paying(calendar)));
        }
      }
      case Fact.Contract it -> contract(company, it);
      case Fact.Reached it -> {
        Map<String, Object> body = new TreeMap<>();
        body.put("on", it.on().toString());
        put(body, "acceptedOn", it.acceptedOn());
        send(
            "ledger",
            "POST",
            "/contracts/%s/%s/milestones/%s/reached"
                .formatted(company, it.contract(), it.milestone()),
            JSON.valueToTree(body));
      }
      case Fact.Reopened it ->
          send(
              "ledger",
              "POST",
              "/contracts/%s/%s/milestones/%s/reopened"
                  .formatted(company, it.contract(), it.milestone()),
              JSON.createObjectNode().put("reason", "it was not"));
      default -> {}
    }
  }

  private static Map<String, Object> paying(PlainRuns calendar) {
    Map<String, Object> body = new TreeMap<>();
    body.put("runDays", calendar.runDays());
    body.put("onDayOff", calendar.before() ? "before" : "after");
    body.put("transferDays", calendar.transferDays());
    body.put("approvalDays", calendar.daysToAsk());
    if (calendar.closingDay() != null) {
      body.put("closingDay", calendar.closingDay());
    }
    if (calendar.bankCutOffDay() != null) {
      body.put("bankCutOffDay", calendar.bankCutOffDay());
    }
    if (calendar.closedFrom() != null) {
      body.put(
          "closures",
          List.of(
              Map.of(
                  "from",
                  calendar.closedFrom().toString(),
                  "until",
                  String.valueOf(calendar.closedUntil()))));
    }
    if (calendar.shortUntil() != null) {
      body.put("funding", Map.of("state", "short", "until", calendar.shortUntil().toString()));
    }
    return body;
  }

  private void contract(String company, Fact.Contract it) {
    Map<String, Object> body = new TreeMap<>();
    body.put("customer", it.customer());
    body.put("title", "Contract " + it.contract());
    body.put("currency", it.currency());
    List<Map<String, Object>> milestones = new ArrayList<>();
    for (Fact.Milestone each : it.milestones()) {
      Map<String, Object> one = new TreeMap<>();
      one.put("id", each.id());
      one.put("name", "Milestone " + each.id());
      put(one, "amount", each.amount() == null ? null : PlainPolicy.decimal(each.amount()));
      put(one, "plannedOn", each.plannedOn());
      put(one, "actualOn", each.reachedOn());
      put(one, "acceptedOn", each.acceptedOn());
      milestones.add(one);
    }
    body.put("milestones", milestones);
    if (it.acceptance()) {
      body.put("acceptance", Map.of("criteria", "it works"));
    }
    List<Map<String, Object>> starts = new ArrayList<>();
    for (Fact.Start each : it.starts()) {
      Map<String, Object> one = new TreeMap<>();
      put(one, "date", each.date());
      put(one, "amount", each.amount() == null ? null : PlainPolicy.decimal(each.amount()));
      put(one, "milestone", each.milestone());
      starts.add(one);
    }
    body.put("chasingStarts", starts);
    body.put("requires", it.requires());
    send("ledger", "PUT", "/contracts/" + company + "/" + it.contract(), JSON.valueToTree(body));
  }

  /** Tells what makes a claim ready. Answers false if the fact is none of that. */
  private boolean tellProof(String company, Fact fact) {
    switch (fact) {
      // Its authorisation is there now.
      case Fact.Payer it when it.evidence() != null -> tellMasterData(company, it);
      case Fact.Confirmed it ->
          send(
              "ledger",
              "POST",
              "/customers/%s/%s/contacts/%s/confirm"
                  .formatted(company, it.customer(), it.contact()),
              JSON.createObjectNode().put("how", "call").put("on", it.on().toString()));
      case Fact.Evidence it -> {
        JsonNode file = upload(company, it);
        send(
            "ledger",
            "POST",
            subject(company, it.subject()) + "/evidence",
            JSON.createObjectNode()
                .put("kind", it.kind())
                .put("file", file.path("hash").asString())
                .put("documentOn", "2026-01-15"));
      }
      case Fact.Withdrawal it ->
          send(
              "ledger",
              "POST",
              subject(company, it.subject()) + "/evidence/" + it.number() + "/withdraw",
              JSON.createObjectNode().put("reason", "of another order"));
      case Fact.Way it -> {
        Map<String, Object> body = new TreeMap<>();
        body.put("state", it.state());
        body.put("on", it.on().toString());
        if (it.state().equals("delivered")) {
          body.put("how", "courier");
        }
        if (it.state().equals("toBeCorrected")) {
          body.put("reason", "the tax number");
        }
        String item = subject(company, new Fact.Subject("item", it.invoice()));
        send("ledger", "POST", item + "/way", JSON.valueToTree(body));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private String subject(String company, Fact.Subject subject) {
    return switch (subject.of()) {
      case "contract" -> "/contracts/" + company + "/" + subject.id();
      case "customer" -> "/customers/" + company + "/" + subject.id();
      default ->
          "/accounts/"
              + accounts.get(company + "." + subject.id())
              + "/items/invoice/"
              + subject.id();
    };
  }

  private JsonNode upload(String company, Fact.Evidence evidence) {
    String pdf =
        """
        %%PDF-1.4
        %% %s %s
        1 0 obj << /Type /Catalog >> endobj
        trailer << /Root 1 0 R >>
        startxref
        0
        %%%%EOF
        """
            .formatted(evidence.subject(), evidence.number());
    return send("ledger", "POST", "/companies/" + company + "/files", "application/pdf", pdf);
  }

  private void tellCustomer(String company, Fact fact) {
    if (fact instanceof Fact.Customer it) {
      List<Map<String, Object>> contacts = it.people().stream().map(Chain::contact).toList();
      Map<String, Object> body = new TreeMap<>();
      body.put("name", it.customer() + " of " + company);
      body.put("locale", it.country().equals("CN") ? "zh-CN" : "en");
      body.put("timeZone", it.zone().toString());
      body.put("country", it.country());
      body.put("contacts", contacts);
      put(body, "class", it.customerClass());
      send("ledger", "PUT", "/customers/" + company + "/" + it.customer(), JSON.valueToTree(body));
    }
  }

  private static Map<String, Object> contact(Person person) {
    Map<String, Object> body = new TreeMap<>();
    body.put("id", person.id());
    body.put("name", "Somebody " + person.id());
    body.put("role", person.role());
    put(body, "email", person.email());
    put(body, "validFrom", person.validFrom());
    put(body, "validTo", person.validTo());
    put(body, "contract", person.contract());
    put(body, "party", person.party());
    put(body, "timeZone", person.zone());
    if (person.absence() != null) {
      Map<String, Object> absence = new TreeMap<>();
      put(absence, "from", person.absence().from());
      put(absence, "to", person.absence().to());
      put(absence, "deputy", person.absence().deputy());
      body.put("absence", absence);
    }
    if (person.windows() != null) {
      Map<String, Object> window = new TreeMap<>();
      window.put(
          "days",
          person.windows().days().stream()
              .map(each -> each.name().substring(0, 3).toLowerCase(Locale.ROOT))
              .toList());
      window.put("hours", person.windows().hours());
      body.put("windows", List.of(window));
    }
    return body;
  }

  private static void put(Map<String, Object> body, String field, @Nullable Object value) {
    if (value != null) {
      body.put(field, value.toString());
    }
  }

  /** Sets the rules by which a company's work lists are put in order. */
  void setPoints(String company, Map<String, Object> rules) {
    put("dunning", "/dunning/points/" + company, rules);
  }

  /** A person orders something about a claim. */
  void order(String company, String invoice, String what, Map<String, String> more) {
    Map<String, String> body = new TreeMap<>(more);
    body.put("reason", "we agreed on that");
    String path = "/dunning/cases/reminder." + company + "." + invoice + "/" + what;
    try {
      post("wang.wei", "dunning", path, body);
    } catch (AssertionError refused) {
      refusals.add(company + " " + refused.getMessage());
    }
    settle();
  }

  /** Reports that a message bounced. */
  void bounce(String company, PlainRules.Message message) {
    CustomerId customer = CustomerId.parse(company + "." + message.customer());
    String id = MessageId.of(customer, message.contact(), message.day()).toString();
    JsonNode reason = JSON.createObjectNode().put("reason", "550 5.1.1 no such mailbox");
    send("notification", "POST", "/notifications/" + id + "/bounce", reason);
  }

  private Optional<JsonNode> document(String company, Fact fact) {
    Map<String, Object> body = new TreeMap<>();
    body.put("company", company);
    switch (fact) {
      case Fact.Invoice it -> {
        head(body, "invoice", it.customer(), it.currency(), it.number());
        accounts.put(
            company + "." + it.number(), company + "." + it.customer() + "." + it.currency());
        body.put("postedOn", it.postedOn().toString());
        body.put("dueOn", it.dueOn().toString());
        body.put("amount", PlainPolicy.decimal(it.amount()));
        put(body, "contract", it.contract());
      }
      case Fact.Credit it -> {
        head(body, it.kind(), it.customer(), it.currency(), it.number());
        body.put("postedOn", it.postedOn().toString());
        body.put("amount", PlainPolicy.decimal(it.amount()));
        put(body, "contract", it.contract());
        if (it.kind().equals("writeOff")) {
          body.put("reason", "not worth a court");
        }
        if (it.against().isEmpty()) {
          body.put("allocate", "none");
        } else {
          body.put("allocations", allocations(it.against()));
        }
      }
      case Fact.Allocation it -> {
        head(body, "allocation", it.customer(), it.currency(), it.number());
        body.put("postedOn", it.postedOn().toString());
        body.put("credit", Map.of("kind", it.kind(), "number", it.credit()));
        body.put("allocations", allocations(it.against()));
      }
      case Fact.Extension it -> {
        head(body, "extension", it.customer(), it.currency(), it.number());
        body.put("postedOn", it.postedOn().toString());
        body.put("invoice", it.invoice());
        body.put("dueOn", it.dueOn().toString());
        body.put("agreedOn", it.postedOn().toString());
        body.put("reason", "they asked for more time");
      }
      case Fact.Reversal it -> {
        head(body, "reversal", it.customer(), it.currency(), it.number());
        body.put("postedOn", it.postedOn().toString());
        body.put("reason", "it was wrong");
        body.put("reverses", Map.of("kind", it.kind(), "number", it.reverses()));
      }
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(JSON.valueToTree(body));
  }

  private static void head(
      Map<String, Object> body, String kind, String customer, String currency, String number) {
    body.put("kind", kind);
    body.put("customer", customer);
    body.put("currency", currency);
    body.put("number", number);
  }

  private static List<Map<String, String>> allocations(List<Against> against) {
    return against.stream()
        .map(
            each -> Map.of("invoice", each.invoice(), "amount", PlainPolicy.decimal(each.amount())))
        .toList();
  }

  /** Tells dunning a fact. Answers false if the fact is not for dunning. */
  private boolean tellDunning(String company, Fact fact) {
    if (fact instanceof Agreed it) {
      try {
        return agreementCalls.tell(company, it);
      } catch (AssertionError refused) {
        refusals.add(company + " " + it + ": " + refused.getMessage());
        return true;
      }
    }
    if (fact instanceof Collecting it) {
      try {
        collectingCalls.tell(company, it);
      } catch (AssertionError refused) {
        refusals.add(company + " " + it + ": " + refused.getMessage());
      }
      return true;
    }
    String cases = "/dunning/cases/reminder." + company + ".";
    String customers = "/dunning/customers/" + company + "/";
    switch (fact) {
      case Fact.HoldClaim it -> {
        Map<String, Object> body = new TreeMap<>();
        body.put("reason", "a question");
        body.put("until", it.until().toString());
        put(body, "amount", it.amount() == null ? null : PlainPolicy.decimal(it.amount()));
        send("dunning", "POST", cases + it.invoice() + "/hold", JSON.valueToTree(body));
      }
      case Fact.ResumeClaim it -> send("dunning", "POST", cases + it.invoice() + "/resume", null);
      case Fact.HoldCustomer it ->
          send(
              "dunning",
              "POST",
              customers + it.customer() + "/hold",
              JSON.createObjectNode()
                  .put("reason", "a merger")
                  .put("until", it.until().toString()));
      case Fact.ResumeCustomer it ->
          send("dunning", "POST", customers + it.customer() + "/resume", null);
      case Fact.Chasing it ->
          send(
              "dunning",
              "PUT",
              "/companies/" + company + "/chasing",
              JSON.createObjectNode()
                  .put("from", it.from() == null ? null : it.from().toString())
                  .put("reason", "a merger"));
      case Fact.Draft it ->
          send(
              "dunning",
              "PUT",
              "/dunning/policies/" + it.policy().id(),
              JSON.valueToTree(it.policy().rules()));
      case Fact.Approval it ->
          send(
              "dunning",
              "POST",
              "/dunning/approvals/policy.*.%s.%d/approve"
                  .formatted(it.policy().id(), it.policy().version()),
              null);
      case Fact.Receipts it ->
          send(
              "dunning",
              "PUT",
              "/companies/" + company + "/receipts",
              JSON.createObjectNode().put("completeThrough", it.completeThrough().toString()));
      default -> {
        return false;
      }
    }
    return true;
  }

  // Questions to the services

  JsonNode get(String service, String path) {
    return send(service, "GET", path, null);
  }

  /** All pages of a list. */
  List<JsonNode> pages(String service, String path, String list) {
    List<JsonNode> items = new ArrayList<>();
    JsonNode page = get(service, path);
    page.path(list).forEach(items::add);
    while (page.path("next").isString()) {
      page = get(service, path + "&after=" + page.path("next").asString());
      page.path(list).forEach(items::add);
    }
    return items;
  }

  private JsonNode send(String service, String method, String path, @Nullable JsonNode body) {
    String text = body == null ? null : JSON.writeValueAsString(body);
    return send(service, method, path, "application/json", text);
  }

  private JsonNode send(
      String service, String method, String path, String mediaType, @Nullable String body) {
    // Another approves a proposal.
    String person = method.equals("POST") ? "wang.wei" : "li.na";
    return send(person, service, method, path, mediaType, body);
  }

  void put(String service, String path, Object body) {
    send(service, "PUT", path, JSON.valueToTree(body));
  }

  /** A person posts something. */
  JsonNode post(String person, String service, String path, @Nullable Object body) {
    String text = body == null ? null : JSON.writeValueAsString(body);
    return send(person, service, "POST", path, "application/json", text);
  }

  private JsonNode send(
      String person,
      String service,
      String method,
      String path,
      String mediaType,
      @Nullable String body) {
    ConfigurableApplicationContext context = services.get(service);
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
            .header("Content-Type", mediaType)
            .header("Huikuan-Person", person)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      // The store does not answer on a busy machine. Sending the same again is safe.
      for (int tries = 0; answer.statusCode() == 503 && tries < BUSY; tries++) {
        answer = http.send(request, BodyHandlers.ofString());
      }
      if (answer.statusCode() >= 300) {
        throw new AssertionError(
            "%s %s %s answers %d: %s"
                .formatted(method, path, body, answer.statusCode(), answer.body()));
      }
      return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    List<ConfigurableApplicationContext> last = new ArrayList<>(services.values()).reversed();
    last.forEach(ConfigurableApplicationContext::close);
    http.close();
    mail.close();
    kafka.close();
    mongo.close();
  }
}
