package huikuan.standalone;

import huikuan.standalone.client.GatewayClient;
import huikuan.standalone.identity.IdentityFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An instance for several classes, one after the other. It runs from the first that asks for it
 * until all tests have run; so these classes are the last in the order. Each has companies of its
 * own, whose customers were reminded.
 */
record SharedInstance(DataDirectory data, Ports ports, IdentityFile identity) {

  static final String CUSTOMER =
      """
      {"name":"Acme","locale":"en","timeZone":"Asia/Shanghai","contacts":[{"id":"p1",
       "name":"Lena Moser","role":"paymentResponsible","email":"%s"}]}\
      """;

  static final String INVOICE =
      """
      {"kind":"invoice","company":"%s","customer":"C-1","currency":"CNY","number":"I-%d",
       "postedOn":"2026-02-01","dueOn":"2026-03-05","amount":"1000.00"}\
      """;

  /** The address of each company's customer. */
  private static final Map<String, String> MAILS =
      Map.of(
          AccessIT.OURS, AccessIT.MAIL,
          AccessIT.THEIRS, AccessIT.MAIL,
          AuditIT.COMPANY, AuditIT.MAIL);

  /** All that is sent comes from one address, and most of it is refused. */
  private static final List<String> LIMITS =
      List.of("huikuan.edge.failures-per-minute", "huikuan.edge.requests-per-second");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static SharedInstance start(Resources resources) {
    Path directory = temporary();
    resources.add(() -> FileSystemUtils.deleteRecursively(directory));
    Logs.onceForAll();
    DataDirectory data = resources.add(DataDirectory.open(directory.resolve("data")));
    Ports ports = Ports.usual(TestPorts.free().environment());
    Instance instance =
        Instance.on(data, ports, new Damage(data, false, _ -> {}), false, resources);
    LIMITS.forEach(limit -> System.setProperty(limit, "1000000"));
    try {
      instance.start(Instant.parse("2026-03-01T00:00:00Z"), false, false);
    } finally {
      LIMITS.forEach(System::clearProperty);
    }
    try (GatewayClient gateway = instance.client()) {
      MAILS.forEach((company, mail) -> open(gateway, company, mail));
      gateway.moveClock(Instant.parse("2026-03-12T04:00:00Z"));
    }
    return new SharedInstance(data, ports, IdentityFile.in(data.resolve(IdentityFile.NAME)));
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("huikuan-shared-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void open(GatewayClient gateway, String company, String mail) {
    gateway.openChasing(company, LocalDate.of(2026, 3, 1));
    gateway.putCustomer(company, "C-1", JSON.readTree(CUSTOMER.formatted(mail)));
    List<JsonNode> invoices =
        Stream.of(1, 2).map(each -> JSON.readTree(INVOICE.formatted(company, each))).toList();
    gateway.post(invoices);
  }

  /** Gives it to the methods of a class that ask for it. */
  static final class Given implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SharedInstance.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      Store all = context.getRoot().getStore(Namespace.create(SharedInstance.class));
      Resources resources =
          all.computeIfAbsent(Resources.class, _ -> new Resources(), Resources.class);
      return all.computeIfAbsent(SharedInstance.class, _ -> start(resources), SharedInstance.class);
    }
  }
}
