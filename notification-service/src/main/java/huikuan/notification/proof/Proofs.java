package huikuan.notification.proof;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.contracts.Sealed;
import huikuan.notification.customers.Addressee;
import huikuan.notification.customers.ContactKey;
import huikuan.notification.message.Content;
import huikuan.platform.personal.BlindIndex;
import huikuan.platform.personal.PersonalData;
import huikuan.platform.together.SharedLookup;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collection {@code proofs}: what was sent, by its hash, sealed with the key of the person it was
 * sent to. Not derived: the log holds the hash only. By its hash, so that of two instances that
 * send the same message neither changes the other's.
 */
@Component
public class Proofs {

  static final String PROOFS = "proofs";

  static final String CONTACT = "contact";
  static final String SEALED = "sealed";
  private static final String SEEKERS = "seekers";
  private static final int SALT_BYTES = 16;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MongoTemplate mongo;
  private final PersonalData data;
  private final BlindIndex index;
  private final SecureRandom random = new SecureRandom();

  /** What is sent at the same time is kept together. Answers the failure, if there is one. */
  private final SharedLookup<Kept, Optional<RuntimeException>> keeping =
      new SharedLookup<>(this::keepAll);

  public Proofs(MongoTemplate mongo, PersonalData data, BlindIndex index) {
    this.mongo = mongo;
    this.data = data;
    this.index = index;
    // By the contact it is found when the person is to be forgotten.
    for (String field : List.of(CONTACT, SEEKERS)) {
      mongo.indexOps(PROOFS).createIndex(new Index(field, Direction.ASC));
    }
  }

  /** Keeps what was sent; answers its hash. Call it before the log is told. */
  public String keep(ContactKey contact, Addressee to, Content content) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Proof proof =
        new Proof(HexFormat.of().formatHex(salt), to.email(), to.name(), to.locale(), content);
    String hash = proof.hash();
    Sealed sealed =
        data.seal(to.key(), JSON.writeValueAsString(proof))
            .orElseThrow(() -> new IllegalStateException("The person is forgotten: " + contact));
    Document stored =
        new Document("_id", hash)
            .append(CONTACT, contact.toString())
            .append(SEEKERS, List.of(index.of(to.email()), index.of(to.name())))
            .append(SEALED, sealed.toString());
    keeping
        .get(new Kept(hash, stored))
        .ifPresent(
            failure -> {
              throw failure;
            });
    return hash;
  }

  /** Two of one hash are the same. */
  private record Kept(String hash, Document document) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Kept kept && kept.hash.equals(hash);
    }

    @Override
    public int hashCode() {
      return hash.hashCode();
    }
  }

  private Map<Kept, Optional<RuntimeException>> keepAll(Collection<Kept> together) {
    try {
      mongo.insert(together.stream().map(Kept::document).toList(), PROOFS);
      return together.stream().collect(toMap(identity(), kept -> Optional.empty()));
    } catch (RuntimeException e) {
      // One that can't be kept is no hindrance to the others.
      return together.stream().collect(toMap(identity(), this::keepAlone));
    }
  }

  private Optional<RuntimeException> keepAlone(Kept kept) {
    try {
      mongo.save(kept.document(), PROOFS);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }

  /**
   * A proof that is kept.
   *
   * @param proof null = its person is forgotten, so that nobody can read it any more, or it was
   *     altered
   * @param altered whether it is no longer what was sealed
   */
  public record Found(@Nullable Proof proof, boolean altered) {}

  /** By hash, as far as they are kept. */
  public Map<String, Found> find(Collection<String> hashes) {
    Map<String, String> sealed = new HashMap<>();
    if (!hashes.isEmpty()) {
      mongo
          .find(Query.query(where("_id").in(hashes)), Document.class, PROOFS)
          .forEach(stored -> sealed.put(stored.getString("_id"), stored.getString(SEALED)));
    }
    return opened(sealed, data);
  }

  /**
   * @param sealed by hash, as they are kept
   */
  static Map<String, Found> opened(Map<String, String> sealed, PersonalData data) {
    try {
      return openedTogether(sealed, data);
    } catch (IllegalArgumentException | JacksonException e) {
      Map<String, Found> found = new HashMap<>();
      if (sealed.size() == 1) {
        sealed.keySet().forEach(hash -> found.put(hash, new Found(null, true)));
      } else {
        // One that was altered is no hindrance to the others.
        sealed.forEach((hash, text) -> found.putAll(opened(Map.of(hash, text), data)));
      }
      return found;
    }
  }

  private static Map<String, Found> openedTogether(Map<String, String> sealed, PersonalData data) {
    Map<Sealed, String> texts = data.openAll(sealed.values().stream().map(Sealed::parse).toList());
    Map<String, Found> found = new HashMap<>();
    sealed.forEach(
        (hash, each) -> found.put(hash, new Found(proof(texts.get(Sealed.parse(each))), false)));
    return found;
  }

  private static @Nullable Proof proof(@Nullable String text) {
    return text == null ? null : JSON.readValue(text, Proof.class);
  }

  /**
   * Deletes by what a contact is looked for; what was sent stays, and nobody can read it without
   * the person's key.
   */
  public void forget(ContactKey contact) {
    mongo.updateMulti(
        Query.query(where(CONTACT).is(contact.toString())), new Update().unset(SEEKERS), PROOFS);
  }

  /** The contacts that were written to by this name or at this address, whatever its case. */
  public List<String> writtenTo(String text) {
    Query query = Query.query(where(SEEKERS).is(index.of(text)));
    return mongo.findDistinct(query, CONTACT, PROOFS, String.class);
  }
}
