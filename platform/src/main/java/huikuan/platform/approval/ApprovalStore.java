package huikuan.platform.approval;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import huikuan.contracts.AccountId;
import huikuan.platform.approval.ApprovalEntry.Approver;
import huikuan.platform.approval.ApprovalEntry.Rejection;
import huikuan.platform.projection.StoredPosition;
import huikuan.platform.web.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The proposals of a service, in the collection {@code approvals}. */
final class ApprovalStore {

  static final String NAME = "approvals";
  static final String ID = "_id";
  private static final String COMPANY = "company";
  private static final String STATE = "state";
  private static final String WHAT = "what";
  private static final String ACCOUNT = WHAT + ".account";
  private static final String PROPOSED_AT = "proposedAt";
  private static final String LAPSES_AT = "lapsesAt";

  private final MongoCollection<Document> entries;
  private final StoredPosition position;

  ApprovalStore(MongoTemplate mongo) {
    entries = mongo.getCollection(NAME);
    position = positionIn(mongo.getDb());
  }

  void createIndexes() {
    entries.createIndex(
        Indexes.ascending(STATE, COMPANY, PROPOSED_AT, ID), new IndexOptions().name("by-state"));
    entries.createIndex(
        Indexes.ascending(ACCOUNT, STATE, PROPOSED_AT, ID), new IndexOptions().name("by-account"));
  }

  static StoredPosition positionIn(MongoDatabase database) {
    return new StoredPosition(database, NAME);
  }

  StoredPosition position() {
    return position;
  }

  Optional<ApprovalEntry> find(ProposalId id) {
    return Optional.ofNullable(entries.find(eq(ID, id.toString())).first()).map(this::entry);
  }

  void put(ApprovalEntry entry) {
    entries.replaceOne(
        eq(ID, entry.id().toString()), document(entry), new ReplaceOptions().upsert(true));
  }

  /**
   * In the order in which they were proposed.
   *
   * @param company null = of any, and those that concern all
   * @param account that they say they are about; null = whatever they are about
   */
  List<ApprovalEntry> list(
      ApprovalState state,
      @Nullable String company,
      @Nullable AccountId account,
      Instant now,
      Page page) {
    List<Bson> filters = new ArrayList<>();
    filters.add(filter(state, now));
    if (company != null) {
      filters.add(eq(COMPANY, company));
    }
    if (account != null) {
      filters.add(eq(ACCOUNT, account.toString()));
    }
    if (!page.isFirst()) {
      Date last = new Date(page.number(0));
      filters.add(or(gt(PROPOSED_AT, last), and(eq(PROPOSED_AT, last), gt(ID, page.text(1)))));
    }
    return entries
        .find(and(filters))
        .sort(Sorts.ascending(PROPOSED_AT, ID))
        .limit(page.read())
        .map(this::entry)
        .into(new ArrayList<>());
  }

  /** How many wait for an approval. */
  long waiting(Instant now) {
    return entries.countDocuments(filter(ApprovalState.OPEN, now));
  }

  /** When the oldest that waits for an approval was proposed; empty = none waits. */
  Optional<Instant> oldest(Instant now) {
    return Optional.ofNullable(
            entries
                .find(filter(ApprovalState.OPEN, now))
                .sort(Sorts.ascending(PROPOSED_AT))
                .first())
        .map(each -> moment(each, PROPOSED_AT));
  }

  private static Bson filter(ApprovalState state, Instant now) {
    return switch (state) {
      case OPEN -> and(eq(STATE, state.toString()), gt(LAPSES_AT, Date.from(now)));
      case LAPSED -> and(eq(STATE, ApprovalState.OPEN.toString()), lte(LAPSES_AT, Date.from(now)));
      default -> eq(STATE, state.toString());
    };
  }

  private static Document document(ApprovalEntry entry) {
    Document document =
        new Document(ID, entry.id().toString())
            .append(COMPANY, entry.company())
            .append(STATE, entry.state().toString())
            .append(WHAT, new Document(new TreeMap<>(entry.what())))
            .append("reason", entry.reason())
            .append("proposedBy", entry.proposedBy())
            .append(PROPOSED_AT, Date.from(entry.proposedAt()))
            .append(LAPSES_AT, entry.lapsesAt() == null ? null : Date.from(entry.lapsesAt()))
            .append("needed", entry.needed());
    document.append(
        "approvedBy",
        entry.approvedBy().stream()
            .map(each -> new Document("by", each.by()).append("at", Date.from(each.at())))
            .toList());
    Rejection rejected = entry.rejected();
    return rejected == null
        ? document
        : document.append(
            "rejected",
            new Document("by", rejected.by())
                .append("at", Date.from(rejected.at()))
                .append("reason", rejected.reason()));
  }

  private ApprovalEntry entry(Document stored) {
    ProposalId id = ProposalId.parse(stored.getString(ID));
    Map<String, String> what = new TreeMap<>();
    stored.get(WHAT, new Document()).forEach((name, value) -> what.put(name, (String) value));
    Document rejected = stored.get("rejected", Document.class);
    return new ApprovalEntry(
        id,
        id.kind(),
        stored.getString(COMPANY),
        ApprovalState.valueOf(stored.getString(STATE).toUpperCase(Locale.ROOT)),
        what,
        stored.getString("reason"),
        stored.getString("proposedBy"),
        moment(stored, PROPOSED_AT),
        stored.get(LAPSES_AT) == null ? null : moment(stored, LAPSES_AT),
        stored.getInteger("needed"),
        stored.getList("approvedBy", Document.class).stream()
            .map(each -> new Approver(each.getString("by"), moment(each, "at")))
            .toList(),
        rejected == null
            ? null
            : new Rejection(
                rejected.getString("by"), moment(rejected, "at"), rejected.getString("reason")));
  }

  private static Instant moment(Document stored, String field) {
    return stored.getDate(field).toInstant();
  }
}
