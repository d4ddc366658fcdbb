package huikuan.dunning.policy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param directory of files {@code standard.json}, each the newest version of a policy; null = only
 *     those shipped
 */
@ConfigurationProperties("huikuan.policies")
record PolicySettings(@Nullable Path directory) {}
