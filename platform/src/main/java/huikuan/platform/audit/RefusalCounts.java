package huikuan.platform.audit;

import huikuan.platform.tracing.Trace;
import huikuan.platform.web.access.AuditTrail.Kind;
import huikuan.platform.web.access.AuditedRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts refused requests until they are put on record: by caller, endpoint and problem. Their
 * number in memory is bounded, so that a flood of them fills neither memory nor disk.
 */
final class RefusalCounts {

  /** Kinds of refusals that are told apart; all others are counted together by problem. */
  private static final int MOST_KINDS = 500;

  /** Companies that are named in one entry. */
  private static final int MOST_COMPANIES = 10;

  private static final String COMPANY = "company";
  private static final String PROBLEM = "problem";
  private static final String OTHERS = "others";
  private static final String ANY = "*";

  private record Key(String actor, String endpoint, String problem) {}

  private static final class Count {
    private final Instant first;
    private final @Nullable String trace;
    private final Set<String> companies = new TreeSet<>();
    private int count;

    private Count(Instant first, @Nullable String trace) {
      this.first = first;
      this.trace = trace;
    }
  }

  private final Map<Key, Count> counts = new LinkedHashMap<>();

  synchronized void add(AuditedRequest request, String problem, Instant now) {
    Key own = new Key(request.actor(), request.endpoint(), problem);
    Key key =
        counts.containsKey(own) || counts.size() < MOST_KINDS ? own : new Key(OTHERS, ANY, problem);
    Count count = counts.computeIfAbsent(key, _ -> new Count(now, Trace.currentId().orElse(null)));
    count.count++;
    String company = request.asked().get(COMPANY);
    if (company != null && count.companies.size() < MOST_COMPANIES) {
      count.companies.add(company);
    }
  }

  /** Answers what was counted, and begins anew. */
  synchronized List<AuditNote> drain() {
    List<AuditNote> notes =
        counts.entrySet().stream().map(each -> note(each.getKey(), each.getValue())).toList();
    counts.clear();
    return notes;
  }

  private static AuditNote note(Key key, Count count) {
    SortedMap<String, String> asked = new TreeMap<>();
    asked.put(PROBLEM, key.problem());
    if (!count.companies.isEmpty()) {
      asked.put(COMPANY, String.join(",", count.companies));
    }
    return new AuditNote(
        count.first,
        Kind.REFUSED,
        new AuditedRequest(key.actor(), key.endpoint(), asked),
        count.count,
        count.trace);
  }
}
