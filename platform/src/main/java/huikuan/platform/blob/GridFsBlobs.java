package huikuan.platform.blob;

import com.mongodb.MongoGridFSException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps blobs in GridFS, each under its hash as the name. Its chunks are written first and its
 * entry last, so a write that was cut off is no file. Two writers of the same blob can each leave a
 * copy; the newest is read. Nothing is changed or deleted: the database user needs no right to.
 */
final class GridFsBlobs extends CheckedBlobs {

  static final String BUCKET = "blobs";

  private static final String NAME = "filename";

  private final GridFSBucket bucket;

  GridFsBlobs(MongoDatabase database) {
    bucket =
        GridFSBuckets.create(database, BUCKET)
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
            .withReadConcern(ReadConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
  }

  private @Nullable GridFSFile newest(BlobHash hash) {
    return bucket
        .find(Filters.eq(NAME, hash.hex()))
        .sort(Sorts.descending("uploadDate", "_id"))
        .limit(1)
        .first();
  }

  @Override
  public boolean exists(BlobHash hash) {
    return newest(hash) != null;
  }

  @Override
  @Nullable InputStream open(BlobHash hash) {
    GridFSFile file = newest(hash);
    return file == null ? null : new Chunks(bucket.openDownloadStream(file.getId()));
  }

  @Override
  void write(BlobHash hash, byte[] content) {
    bucket.uploadFromStream(hash.hex(), new ByteArrayInputStream(content));
  }

  /** Chunks that are missing or of a wrong size are damage, not a failure of the server. */
  private static final class Chunks extends FilterInputStream {

    Chunks(InputStream chunks) {
      super(chunks);
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (MongoGridFSException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      try {
        return super.read(into, from, most);
      } catch (MongoGridFSException e) {
        throw new IOException(e.getMessage(), e);
      }
    }
  }
}
