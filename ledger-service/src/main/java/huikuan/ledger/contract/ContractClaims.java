package huikuan.ledger.contract;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Kind;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.StoredPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The collection {@code contract-claims}: the invoices that name contracts, paid ones too, in the
 * order in which they became known. One that is dated ahead becomes known on its day.
 */
@Component
class ContractClaims {

  static final String NAME = "contract-claims";
  static final String ID = "_id";
  private static final String ACCOUNT = "account";
  private static final String CONTRACT = "contract";
  private static final String ORDER = "order";
  private static final String AMOUNT = "amount";
  private static final String REVERSED = "reversed";

  private final MongoCollection<Document> claims;
  private final StoredPosition position;

  ContractClaims(MongoTemplate mongo) {
    claims = mongo.getCollection(NAME);
    position = positionIn(mongo.getDb());
    claims.createIndex(Indexes.ascending(ACCOUNT, CONTRACT, ORDER));
  }

  StoredPosition position() {
    return position;
  }

  /** The position in a database that is only read. */
  static StoredPosition positionIn(MongoDatabase database) {
    return new StoredPosition(database, NAME);
  }

  /** The changes by a document that counts from now on. */
  static List<WriteModel<Document>> changes(DocumentTookEffect effect, RecordedEvent event) {
    List<WriteModel<Document>> changes = new ArrayList<>();
    Item posted = effect.posted();
    if (posted != null && isOfContract(posted)) {
      changes.add(added(effect.account(), posted, event));
    }
    Item reversed = effect.reversed();
    if (reversed != null && isOfContract(reversed)) {
      changes.add(
          new UpdateOneModel<>(
              Filters.eq(ID, id(effect.account(), reversed.number())),
              Updates.set(REVERSED, true)));
    }
    return changes;
  }

  private static boolean isOfContract(Item item) {
    return item.kind() == Kind.INVOICE && item.contract() != null;
  }

  /** An invoice that is told again changes nothing. */
  private static WriteModel<Document> added(AccountId account, Item invoice, RecordedEvent event) {
    return new UpdateOneModel<>(
        Filters.eq(ID, id(account, invoice.number())),
        Updates.combine(
            Updates.setOnInsert(ACCOUNT, account.toString()),
            Updates.setOnInsert(CONTRACT, invoice.contract()),
            Updates.setOnInsert(ORDER, "%019d/%09d".formatted(event.position(), event.index())),
            Updates.setOnInsert(AMOUNT, invoice.amount().toString())),
        new UpdateOptions().upsert(true));
  }

  /** The id of an invoice's document. */
  static String id(AccountId account, String number) {
    return new DocumentKey(account.company(), Kind.INVOICE, number).toString();
  }

  void write(List<WriteModel<Document>> changes) {
    claims.bulkWrite(changes, new BulkWriteOptions().ordered(true));
  }

  /**
   * The place of an invoice among those of its contract.
   *
   * @param before the amounts of those of its account that became known before it, or of so many of
   *     them that they are enough
   * @param reversed whether it was: it is none of them any more
   */
  record Place(Money before, boolean reversed) {}

  /**
   * An invoice that is not known yet comes after all others.
   *
   * @param enough those before it are added up until they reach this: no more are read
   */
  Place placeOf(AccountId account, String contract, String number, Money enough) {
    Document own = claims.find(Filters.eq(ID, id(account, number))).first();
    List<Bson> filters = new ArrayList<>();
    filters.add(Filters.eq(ACCOUNT, account.toString()));
    filters.add(Filters.eq(CONTRACT, contract));
    if (own != null) {
      filters.add(Filters.lt(ORDER, Objects.requireNonNull(own.getString(ORDER))));
    }
    Money before = Money.zero(account.currency());
    try (MongoCursor<Document> each =
        claims.find(Filters.and(filters)).sort(Sorts.ascending(ORDER)).cursor()) {
      while (before.compareTo(enough) < 0 && each.hasNext()) {
        Document claim = each.next();
        if (!claim.containsKey(REVERSED)) {
          before = before.plus(Money.parse(claim.getString(AMOUNT)));
        }
      }
    }
    return new Place(before, own != null && own.containsKey(REVERSED));
  }
}
