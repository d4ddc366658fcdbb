package huikuan.standalone.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate authority with a folder, made by the JDK's keytool; its files are PEM. */
final class Authority {

  private static final char[] PASSWORD = "for tests".toCharArray();
  private static final String CA = "ca";

  private final Path folder;
  private final Path store;

  Authority(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    this.store = folder.resolve("store.p12");
    keytool("-alias", CA, "-dname", "CN=" + folder.getFileName(), "-ext", "bc:c");
    pem("CERTIFICATE", keyStore().getCertificate(CA).getEncoded(), ca());
  }

  Path ca() {
    return folder.resolve("ca.pem");
  }

  Path certificate(String name) {
    return folder.resolve(name + ".pem");
  }

  Path key(String name) {
    return folder.resolve(name + ".key");
  }

  /**
   * Signs a certificate, and writes it in place of an earlier one.
   *
   * @param of as keytool writes it: {@code dns:localhost,ip:127.0.0.1}
   */
  void certify(String name, String of) throws Exception {
    if (keyStore().containsAlias(name)) {
      run("-delete", "-alias", name);
    }
    keytool("-alias", name, "-dname", "CN=" + name, "-signer", CA, "-ext", "san=" + of);
    KeyStore kept = keyStore();
    pem("PRIVATE KEY", kept.getKey(name, PASSWORD).getEncoded(), key(name));
    pem("CERTIFICATE", kept.getCertificate(name).getEncoded(), certificate(name));
  }

  Certificate certificateOf(String name) throws Exception {
    return keyStore().getCertificate(name);
  }

  /**
   * Trusts this authority, and shows the certificate of that name, if any.
   *
   * @param name null = none
   */
  SSLContext context(@Nullable String name) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(CA, keyStore().getCertificate(CA));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(name == null ? null : keys(name), trust.getTrustManagers(), null);
    return context;
  }

  private KeyManager[] keys(String name) throws Exception {
    KeyStore kept = keyStore();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        name, kept.getKey(name, PASSWORD), PASSWORD, new Certificate[] {kept.getCertificate(name)});
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(own, PASSWORD);
    return factory.getKeyManagers();
  }

  private KeyStore keyStore() throws GeneralSecurityException, IOException {
    KeyStore kept = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      kept.load(file, PASSWORD);
    }
    return kept;
  }

  private void keytool(String... words) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    all.addAll(List.of(words));
    run(all.toArray(String[]::new));
  }

  private void run(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", String.valueOf(PASSWORD)));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(keytool.getInputStream().readAllBytes(), US_ASCII);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException(told);
    }
  }

  private static void pem(String type, byte[] content, Path file) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(type, lines));
  }
}
