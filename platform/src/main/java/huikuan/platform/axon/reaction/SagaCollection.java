package huikuan.platform.axon.reaction;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The collection {@code sagas}: of each its type, its state as JSON, its associations as {@code
 * key=value}, and how often it was written.
 */
final class SagaCollection {

  private static final String ID = "_id";
  private static final String TYPE = "type";
  private static final String STATE = "state";
  private static final String ASSOCIATIONS = "associations";
  private static final String VERSION = "version";

  private final MongoCollection<Document> sagas;

  SagaCollection(MongoDatabase database) {
    sagas =
        database.getCollection("sagas").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    sagas.createIndex(Indexes.ascending(ASSOCIATIONS));
  }

  /**
   * A saga.
   *
   * @param version the number of writes; 0 = it was never written
   */
  record Stored(
      String id, String type, String state, Set<AssociationValue> associations, long version) {

    private Document document() {
      return new Document(ID, id)
          .append(TYPE, type)
          .append(STATE, state)
          .append(ASSOCIATIONS, associations.stream().map(SagaCollection::text).sorted().toList())
          .append(VERSION, version);
    }

    private static Stored of(Document document) {
      return new Stored(
          document.getString(ID),
          document.getString(TYPE),
          document.getString(STATE),
          document.getList(ASSOCIATIONS, String.class).stream()
              .map(SagaCollection::association)
              .collect(Collectors.toUnmodifiableSet()),
          document.getLong(VERSION));
    }
  }

  /**
   * A change of a saga.
   *
   * @param from null = it begins
   * @param now null = it has ended
   */
  record Change(@Nullable Stored from, @Nullable Stored now) {

    private Stored either() {
      return Objects.requireNonNull(now == null ? from : now);
    }

    String id() {
      return either().id();
    }

    String type() {
      return either().type();
    }

    private WriteModel<Document> write() {
      if (now == null) {
        return new DeleteOneModel<>(Filters.eq(ID, id()));
      }
      return from == null
          ? new InsertOneModel<>(now.document())
          : new ReplaceOneModel<>(
              Filters.and(Filters.eq(ID, id()), Filters.eq(VERSION, from.version())),
              now.document());
    }

    private boolean replaces() {
      return from != null && now != null;
    }
  }

  /** Those of these sagas that exist. */
  List<Stored> read(Collection<String> ids) {
    return sagas.find(Filters.in(ID, ids)).map(Stored::of).into(new ArrayList<>());
  }

  Set<String> ids(String type, AssociationValue association) {
    Set<String> ids = new HashSet<>();
    sagas
        .find(associated(type, List.of(association)))
        .projection(Projections.include(ID))
        .forEach(each -> ids.add(each.getString(ID)));
    return ids;
  }

  /** Sagas with one of these associations; null if there are more than {@code most}. */
  @Nullable List<Stored> find(String type, Collection<AssociationValue> associations, int most) {
    List<Stored> found = new ArrayList<>();
    sagas
        .find(associated(type, associations))
        .limit(most + 1)
        .forEach(each -> found.add(Stored.of(each)));
    return found.size() > most ? null : found;
  }

  /**
   * Writes them, in no order.
   *
   * @throws ConcurrencyException if one was written by another since it was read
   */
  void write(Collection<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    int written =
        sagas
            .bulkWrite(
                changes.stream().map(Change::write).toList(), new BulkWriteOptions().ordered(false))
            .getMatchedCount();
    if (written < changes.stream().filter(Change::replaces).count()) {
      throw new ConcurrencyException("Another instance has changed a saga meanwhile");
    }
  }

  private static Bson associated(String type, Collection<AssociationValue> associations) {
    List<String> texts = associations.stream().map(SagaCollection::text).toList();
    return Filters.and(Filters.in(ASSOCIATIONS, texts), Filters.eq(TYPE, type));
  }

  private static String text(AssociationValue association) {
    return association.getKey() + "=" + association.getValue();
  }

  private static AssociationValue association(String text) {
    int mark = text.indexOf('=');
    return new AssociationValue(text.substring(0, mark), text.substring(mark + 1));
  }
}
