package huikuan.platform.calendar;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The calendars, for a service that plans by them. */
@AutoConfiguration
@EnableConfigurationProperties(CalendarSettings.class)
public final class CalendarsAutoConfiguration {

  @Bean
  Calendars calendars(CalendarSettings settings) {
    return new Calendars(settings);
  }
}
