package huikuan.console.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many cases there are, by what they can be asked for. */
record Summary(long cases, List<OfState> states, List<OfLevel> levels, List<OfPolicy> policies) {

  record OfState(String state, long cases, @Nullable List<String> open) {}

  record OfLevel(@Nullable String level, long cases) {}

  record OfPolicy(@Nullable String policy, long cases) {}
}
