package huikuan.ledger.contract;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param directory of files {@code DE.json}, each the payment periods of a jurisdiction, in place
 *     of the one that is shipped; null = only those shipped
 */
@ConfigurationProperties("huikuan.statutory-terms")
record StatutoryTermsSettings(@Nullable Path directory) {}
