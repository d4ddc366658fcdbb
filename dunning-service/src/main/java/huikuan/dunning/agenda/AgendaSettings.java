package huikuan.dunning.agenda;

import java.time.Period;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param zone in which a date without a time is meant: the company's
 * @param horizon how far the agenda looks ahead unless told otherwise
 */
@ConfigurationProperties("huikuan.agenda")
record AgendaSettings(
    @DefaultValue("Asia/Shanghai") ZoneId zone, @DefaultValue("14d") Period horizon) {}
