package huikuan.platform.calendar;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param directory of files {@code DE.json}, each the calendar of a country, in place of the one
 *     that is shipped; null = only those shipped
 */
@ConfigurationProperties("huikuan.calendars")
record CalendarSettings(@Nullable Path directory) {}
