package huikuan.platform.work;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done.
 *
 * @param id unique among the jobs of a worker
 * @param about its subjects, by which it is found when it is stuck
 * @param trace the trace that it belongs to; null = none
 */
public record Job(String id, List<String> about, @Nullable String trace) {}
