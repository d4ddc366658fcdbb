package huikuan.platform.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import huikuan.contracts.MailAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Stands for a name or an address where it is looked for, and does not tell it: HMAC-SHA-256 with a
 * random key of this service, of the form in which names and addresses are compared.
 */
public class BlindIndex {

  private static final String SECRETS = "secrets";
  private static final String ID = "blind-index";
  private static final String KEY = "key";
  private static final int BYTES = 32;
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;

  public BlindIndex(MongoTemplate mongo) {
    key = new SecretKeySpec(keptOrMade(mongo.getCollection(SECRETS)), HMAC);
  }

  /** The same key for all instances. */
  private static byte[] keptOrMade(MongoCollection<Document> secrets) {
    byte[] fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    Document kept =
        secrets.findOneAndUpdate(
            Filters.eq("_id", ID),
            Updates.setOnInsert(KEY, new Binary(fresh)),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Objects.requireNonNull(kept).get(KEY, Binary.class).getData();
  }

  /** The same for texts that differ in case or in spaces around them. */
  public String of(String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      byte[] hash = mac.doFinal(comparable(text).getBytes(UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }

  /**
   * The form in which ids and addresses are compared. What is stored was made of it: another form
   * would not find it.
   */
  public static String comparable(String text) {
    String stripped = text.strip();
    String sought = MailAddress.allows(stripped) ? MailAddress.parse(stripped) : stripped;
    return sought.toLowerCase(Locale.ROOT);
  }
}
