package huikuan.platform.blob;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are kept.
 *
 * @param directory null = in GridFS
 * @param database of GridFS; the services share it
 */
@ConfigurationProperties("huikuan.files")
record FileSettings(@Nullable Path directory, @DefaultValue("files") String database) {}
