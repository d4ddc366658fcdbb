package huikuan.notification.proof;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import huikuan.notification.customers.Addressee;
import huikuan.notification.customers.ContactKey;
import huikuan.notification.message.Attachment;
import huikuan.notification.message.Content;
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
import org.springframework.stereotype.Component;

/**
 * Collection {@code proofs}: what was sent, by its hash. Not derived: the log holds the hash only.
 * By its hash, so that of two instances that send the same message neither changes the other's.
 */
@Component
public class Proofs {

  static final String PROOFS = "proofs";

  private static final String CONTACT = "contact";
  private static final String LIST = "list";
  private static final String ATTACHMENT = "attachment";
  private static final String SEEKERS = "seekers";
  private static final int SALT_BYTES = 16;

  private final MongoTemplate mongo;
  private final SecureRandom random = new SecureRandom();

  /** What is sent at the same time is kept together. Answers the failure, if there is one. */
  private final SharedLookup<Kept, Optional<RuntimeException>> keeping =
      new SharedLookup<>(this::keepAll);

  public Proofs(MongoTemplate mongo) {
    this.mongo = mongo;
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
    Document stored =
        new Document("_id", hash)
            .append(CONTACT, contact.toString())
            .append(
                SEEKERS,
                List.of(ContactKey.comparable(to.email()), ContactKey.comparable(to.name())))
            .append("salt", proof.salt())
            .append("email", proof.email())
            .append("name", proof.name())
            .append("locale", proof.locale())
            .append("subject", content.subject())
            .append("text", content.text())
            .append("html", content.html());
    if (content.list() != null) {
      stored.append(LIST, content.list());
    }
    if (content.attachment() != null) {
      stored.append(ATTACHMENT, stored(content.attachment()));
    }
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

  /** By hash, as far as they are kept. */
  public Map<String, Proof> find(Collection<String> hashes) {
    Map<String, Proof> found = new HashMap<>();
    if (!hashes.isEmpty()) {
      mongo
          .find(Query.query(where("_id").in(hashes)), Document.class, PROOFS)
          .forEach(stored -> found.put(stored.getString("_id"), proof(stored)));
    }
    return found;
  }

  /** The contacts that were written to by this name or at this address, whatever its case. */
  public List<String> writtenTo(String text) {
    Query query = Query.query(where(SEEKERS).is(ContactKey.comparable(text)));
    return mongo.findDistinct(query, CONTACT, PROOFS, String.class);
  }

  static Proof proof(Document stored) {
    return new Proof(
        stored.getString("salt"),
        stored.getString("email"),
        stored.getString("name"),
        stored.getString("locale"),
        new Content(
            stored.getString("subject"),
            stored.getString("text"),
            stored.getString("html"),
            stored.getString(LIST),
            attachment(stored.get(ATTACHMENT, Document.class))));
  }

  /** Its bytes are kept once, among the files that the services share. */
  private static Document stored(Attachment file) {
    return new Document("name", file.name())
        .append("mediaType", file.mediaType())
        .append("hash", file.hash())
        .append("size", file.size());
  }

  private static @Nullable Attachment attachment(@Nullable Document stored) {
    return stored == null
        ? null
        : new Attachment(
            stored.getString("name"),
            stored.getString("mediaType"),
            stored.getString("hash"),
            stored.getLong("size"));
  }
}
