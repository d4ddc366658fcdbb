package huikuan.platform.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.projection.ReadModelFindings.Differences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Compares two collections, a part at a time; the order of fields means nothing. */
final class CollectionCheck implements ReadModelCheck {

  private static final String ID = "_id";
  private static final int DOCUMENTS_AT_ONCE = 500;

  /** No follower and no processor takes more commits at once; a batch done by half has no more. */
  private static final int BATCH = 5_000;

  private static final int LONGEST_TEXT = 160;

  private final MongoCollection<Document> kept;
  private final MongoCollection<Document> told;
  private final String by;
  private final long position;
  private final Consumer<List<RecordedEvent>> projector;
  private final Function<RecordedEvent, Collection<String>> concerned;
  private final Set<String> underWay = new HashSet<>();
  private final Differences differences = new Differences();
  private long head;
  private long entries;
  private long excused;

  CollectionCheck(
      MongoCollection<Document> kept,
      MongoCollection<Document> told,
      String by,
      long position,
      Consumer<List<RecordedEvent>> projector,
      Function<RecordedEvent, Collection<String>> concerned) {
    this.kept = kept;
    this.told = told;
    this.by = by;
    this.position = position;
    this.projector = projector;
    this.concerned = concerned;
  }

  @Override
  public void take(List<RecordedEvent> commits) {
    List<RecordedEvent> taken = commits.stream().filter(it -> it.position() <= position).toList();
    if (!taken.isEmpty()) {
      projector.accept(taken);
    }
    commits.stream()
        .filter(it -> it.position() > position && it.position() <= position + BATCH)
        .forEach(it -> underWay.addAll(concerned.apply(it)));
    head = commits.getLast().position();
  }

  @Override
  public ReadModelFindings findings() {
    if (position > head) {
      differences.add("It stands at commit %d, and the log ends at %d".formatted(position, head));
    }
    pages(kept, told, this::compareKept);
    pages(told, kept, this::compareTold);
    return differences.among(
        entries, position, excused == 0 ? "" : "%,d are under way".formatted(excused));
  }

  private void compareKept(Document one, @Nullable Document other) {
    entries++;
    if (other == null) {
      differ(one, "there, and not by the log");
    } else if (!one.equals(other)) {
      differ(one, fields(one, other));
    }
  }

  private void compareTold(Document one, @Nullable Document other) {
    if (other == null) {
      differ(one, "missing");
    }
  }

  private void differ(Document document, String how) {
    if (underWay.contains(String.valueOf(document.get(by)))) {
      excused++;
    } else {
      differences.add(document.get(ID) + ": " + how);
    }
  }

  private static String fields(Document kept, Document told) {
    Set<String> names = new TreeSet<>(kept.keySet());
    names.addAll(told.keySet());
    names.removeIf(name -> Objects.equals(kept.get(name), told.get(name)));
    List<String> fields =
        names.stream()
            .map(name -> "%s is %s, by the log %s".formatted(name, kept.get(name), told.get(name)))
            .toList();
    String all = String.join("; ", fields);
    return all.length() > LONGEST_TEXT ? all.substring(0, LONGEST_TEXT) + "…" : all;
  }

  private interface Pair {
    void with(Document one, @Nullable Document other);
  }

  /** Each document of the one in the order of ids, with that of the other. */
  private static void pages(
      MongoCollection<Document> one, MongoCollection<Document> other, Pair pair) {
    List<Document> page = page(one, null);
    while (!page.isEmpty()) {
      Map<Object, Document> others = new HashMap<>();
      other
          .find(Filters.in(ID, page.stream().map(document -> document.get(ID)).toList()))
          .forEach(document -> others.put(document.get(ID), document));
      page.forEach(document -> pair.with(document, others.get(document.get(ID))));
      page = page(one, page.getLast().get(ID));
    }
  }

  private static List<Document> page(MongoCollection<Document> all, @Nullable Object after) {
    return all.find(after == null ? Filters.empty() : Filters.gt(ID, after))
        .sort(Sorts.ascending(ID))
        .limit(DOCUMENTS_AT_ONCE)
        .into(new ArrayList<>());
  }

  @Override
  public void close() {}
}
