package huikuan.platform.blob;

import com.mongodb.client.MongoClient;
import huikuan.platform.eventlog.EventLogAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** One store of files for all services: a directory if one is set, else GridFS. */
@AutoConfiguration(after = EventLogAutoConfiguration.class)
@EnableConfigurationProperties(FileSettings.class)
@Import(DamagedBlobs.class)
public final class BlobAutoConfiguration {

  @Bean
  Blobs blobs(MongoClient client, FileSettings settings) {
    return settings.directory() == null
        ? new GridFsBlobs(client.getDatabase(settings.database()))
        : new DirectoryBlobs(settings.directory());
  }
}
