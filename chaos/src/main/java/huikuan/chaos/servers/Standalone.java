package huikuan.chaos.servers;

import huikuan.benchmarks.server.PortSettings;
import huikuan.chaos.oracle.HttpWitness;
import huikuan.chaos.oracle.Witness.Mail;
import huikuan.standalone.client.GatewayClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Everything in one process. */
public final class Standalone implements Servers {

  private static final int HEAP = 640;
  private static final String MOST = "1000000";
  private static final String NAME = "standalone";

  /** It answers while it plays the sample company, and tells when it has done so. */
  private static final String PLAYED = "Stop with Ctrl-C";

  private final Path data;
  private final String address;
  private final Part part;

  /**
   * @param directory of its own
   * @param clock where its clock starts
   */
  public Standalone(Path directory, Instant clock) {
    this(directory, "", "--empty", "--clock", clock.toString());
  }

  /**
   * With the sample company, as {@code ./run} plays it.
   *
   * @param open without access control
   */
  public static Standalone withSample(Path directory, boolean open) {
    return open ? new Standalone(directory, PLAYED, "--open") : new Standalone(directory, PLAYED);
  }

  /**
   * @param told what it has to have printed to be ready
   */
  private Standalone(Path directory, String told, String... arguments) {
    Map<String, Integer> ports = PortSettings.ofStandalone();
    data = directory.resolve("data");
    Map<String, String> environment = new HashMap<>();
    ports.forEach((setting, port) -> environment.put(setting, port.toString()));
    environment.put("HUIKUAN_DATA", data.toString());
    // All that is sent comes from one address.
    environment.put("HUIKUAN_EDGE_REQUESTSPERSECOND", MOST);
    environment.put("HUIKUAN_EDGE_FAILURESPERMINUTE", MOST);
    int port = ports.getOrDefault(PortSettings.GATEWAY, 0);
    address = "http://127.0.0.1:" + port;
    BooleanSupplier ready = Part.ready(port);
    part =
        new Part(
            NAME,
            BootJar.command("deploy/standalone", HEAP, arguments),
            environment,
            directory,
            () -> ready.getAsBoolean() && printed(directory, told),
            false);
  }

  @Override
  public String address() {
    return address;
  }

  /** Of one who may do everything; it can be made once it has started. */
  @Override
  public String token() {
    return Issuer.ofStandalone(data, address).token();
  }

  /** Of a person who may do everything. */
  public String tokenOf(String person) {
    return Issuer.ofStandalone(data, address).ofPerson(person);
  }

  /**
   * A token of its own.
   *
   * @param grants roles, such as {@code finance@CN01}
   */
  public String token(List<String> grants) {
    return Issuer.ofStandalone(data, address).token(grants);
  }

  private static boolean printed(Path directory, String told) {
    try {
      return Files.readString(directory.resolve(NAME + ".log")).contains(told);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The log of the server itself. */
  public Path log() {
    return data.resolve("logs").resolve("huikuan.log");
  }

  @Override
  public List<Part> parts() {
    return List.of(part);
  }

  @Override
  public Shape shape() {
    return new Shape(List.of(part.name()), part.name(), part.name(), true);
  }

  @Override
  public Path growing() {
    return data.resolve("documents").resolve("documents.mv");
  }

  @Override
  public List<Mail> mails() {
    try (GatewayClient client = new GatewayClient(address, token())) {
      return HttpWitness.sandboxMails(client);
    }
  }

  @Override
  public void start() {
    part.start();
  }

  /** By the command that anybody would use. */
  @Override
  public List<String> stopAndVerify(long head) {
    part.stop();
    return Verify.differences(
        BootJar.command("deploy/standalone", HEAP, "verify", "--data", data.toString()), head);
  }

  @Override
  public void close() {
    part.close();
  }
}
