package huikuan.ledger.intake;

import static java.util.Objects.requireNonNull;

import huikuan.platform.signature.RecordVerifier;
import huikuan.platform.signature.SignerKeys;
import huikuan.platform.web.access.Caller;
import huikuan.platform.web.access.Companies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ERPs that may post by Kafka. Without any, nothing is taken from there.
 *
 * @param clients by their names
 */
@ConfigurationProperties("huikuan.erp-documents")
record ErpClients(@DefaultValue Map<String, Client> clients) {

  static final String CLIENTS = "huikuan.erp-documents.clients";

  /**
   * @param keys the secrets that its documents are signed with, by the ids of the keys: at least 32
   *     bytes in base 64; several are known at once
   * @param companies whose documents it may post
   */
  record Client(@DefaultValue Map<String, String> keys, @DefaultValue Set<String> companies) {

    Client {
      keys = Map.copyOf(keys);
      companies = new TreeSet<>(companies);
    }

    /** Tells no secret. */
    @Override
    public String toString() {
      return "Client" + companies;
    }
  }

  ErpClients {
    List<String> faults = new ArrayList<>();
    clients.forEach(
        (name, client) -> {
          String setting = CLIENTS + "." + name;
          SignerKeys.read(setting + ".keys", name, client.keys(), faults);
          if (client.keys().isEmpty()) {
            faults.add(setting + ".keys: at least one, as <id>=<secret in base 64>");
          }
          if (client.companies().isEmpty()) {
            faults.add(setting + ".companies: at least one company that it may post for");
          }
        });
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    clients = new TreeMap<>(clients);
  }

  RecordVerifier verifier() {
    List<SignerKeys> signers = new ArrayList<>();
    clients.forEach((name, client) -> signers.add(SignerKeys.of(name, client.keys())));
    return RecordVerifier.of(signers);
  }

  /** Who asks for what one of them has signed. */
  Caller caller(String client) {
    return Caller.erp(client, Companies.of(requireNonNull(clients.get(client)).companies()));
  }
}
