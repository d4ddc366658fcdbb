package huikuan.standalone.identity;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The people and clients in the document store; of their passwords there are hashes. */
final class IdentityStore implements AutoCloseable {

  /**
   * Somebody with a password and roles.
   *
   * @param hash of the password
   * @param grants such as {@code collector@*}
   */
  record Known(String name, String hash, List<String> grants) {

    /** Without their companies. */
    List<String> roles() {
      return grants.stream().map(Grants::role).distinct().toList();
    }
  }

  private static final String DATABASE = "identity";
  private static final String HASH = "hash";
  private static final String GRANTS = "grants";

  private final MongoClient client;
  private final MongoCollection<Document> people;
  private final MongoCollection<Document> clients;

  private IdentityStore(MongoClient client) {
    this.client = client;
    people = client.getDatabase(DATABASE).getCollection("people");
    clients = client.getDatabase(DATABASE).getCollection("clients");
  }

  /** Opened with the sample's people and clients in it, and their passwords of the file. */
  static IdentityStore open(String uri, IdentityFile file) {
    IdentityStore store = new IdentityStore(MongoClients.create(uri));
    if (!store.isOf(file)) {
      store.fill(file);
    }
    return store;
  }

  /** Whether it was filled from this file. */
  private boolean isOf(IdentityFile file) {
    String last = SampleClient.ALL.getLast().id();
    return client(last)
        .filter(known -> hashes().matches(file.passwords().get(last), known.hash()))
        .isPresent();
  }

  private void fill(IdentityFile file) {
    for (SamplePerson each : SamplePerson.ALL) {
      put(people, each.name(), hash(each.name(), file), each.grants());
    }
    for (SampleClient each : SampleClient.ALL) {
      put(clients, each.id(), hash(each.id(), file), each.grants());
    }
  }

  private static String hash(String name, IdentityFile file) {
    return requireNonNull(hashes().encode(file.passwords().get(name)));
  }

  static PasswordEncoder hashes() {
    return new BCryptPasswordEncoder();
  }

  private static void put(
      MongoCollection<Document> in, String name, String hash, List<String> grants) {
    in.replaceOne(
        Filters.eq(name),
        new Document("_id", name).append(HASH, hash).append(GRANTS, grants),
        new ReplaceOptions().upsert(true));
  }

  Optional<Known> person(String name) {
    return known(people, name);
  }

  Optional<Known> client(String id) {
    return known(clients, id);
  }

  private static Optional<Known> known(MongoCollection<Document> in, String name) {
    return Optional.ofNullable(in.find(Filters.eq(name)).first()).map(IdentityStore::known);
  }

  private static Known known(Document found) {
    return new Known(
        found.getString("_id"), found.getString(HASH), found.getList(GRANTS, String.class));
  }

  @Override
  public void close() {
    client.close();
  }
}
