package huikuan.platform.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param database that keeps the audit trail; null = the service's own
 */
@ConfigurationProperties("huikuan.audit")
record AuditSettings(@Nullable String database) {}
