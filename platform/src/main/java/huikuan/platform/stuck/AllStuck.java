package huikuan.platform.stuck;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything of this service that is stuck: sagas, reactions, deadlines. */
public class AllStuck implements StuckSource {

  /** Nobody tries more by hand at once. */
  private static final int MOST_TRIED = 1000;

  private final Supplier<Stream<? extends StuckSource>> sources;

  AllStuck(Supplier<Stream<? extends StuckSource>> sources) {
    this.sources = sources;
  }

  /** Lists those that are stuck the longest. */
  public List<Stuck> find(@Nullable String about, int limit) {
    return find(about, null, limit);
  }

  @Override
  public List<Stuck> find(@Nullable String about, Stuck.@Nullable Place after, int limit) {
    return sources
        .get()
        .flatMap(source -> source.find(about, after, limit).stream())
        .sorted(Comparator.comparing(Stuck::place))
        .limit(limit)
        .toList();
  }

  @Override
  public Set<String> among(Collection<String> subjects) {
    return sources
        .get()
        .flatMap(source -> source.among(subjects).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public OptionalInt retry(String id) {
    return sources
        .get()
        .map(source -> source.retry(id))
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty());
  }

  /** Tries at once all that is stuck about this. */
  public void retryAbout(String about) {
    find(about, MOST_TRIED).forEach(each -> retry(each.id()));
  }

  @Override
  public long count() {
    return sources.get().mapToLong(StuckSource::count).sum();
  }
}
