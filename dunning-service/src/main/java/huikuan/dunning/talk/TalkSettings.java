package huikuan.dunning.talk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param directory of a file {@code tactics.json} in place of the list that is shipped; null = that
 *     one
 */
@ConfigurationProperties("huikuan.talks")
record TalkSettings(@Nullable Path directory) {}
