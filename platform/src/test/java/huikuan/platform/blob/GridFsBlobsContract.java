package huikuan.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.BsonObjectId;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class GridFsBlobsContract extends BlobsContract {

  private static final String ENTRY = "files_id";

  private MongoClient client;
  private MongoDatabase database;

  abstract String uri();

  @BeforeEach
  void open() {
    client = MongoClients.create(uri());
    database = client.getDatabase("files");
  }

  @AfterEach
  void close() {
    if (client != null) {
      database.drop();
      client.close();
    }
  }

  @Override
  CheckedBlobs blobs() {
    return new GridFsBlobs(database);
  }

  private MongoCollection<Document> files() {
    return database.getCollection("blobs.files");
  }

  private MongoCollection<Document> chunks() {
    return database.getCollection("blobs.chunks");
  }

  private ObjectId newest(BlobHash hash) {
    return files()
        .find(Filters.eq("filename", hash.hex()))
        .sort(Sorts.descending("uploadDate", "_id"))
        .first()
        .getObjectId("_id");
  }

  @Override
  void damage(BlobHash hash) {
    Document chunk =
        chunks().find(Filters.and(Filters.eq(ENTRY, newest(hash)), Filters.eq("n", 0))).first();
    byte[] data = chunk.get("data", Binary.class).getData();
    data[data.length / 2] ^= 1;
    chunks()
        .updateOne(
            Filters.eq("_id", chunk.getObjectId("_id")), Updates.set("data", new Binary(data)));
  }

  @Override
  void lose(BlobHash hash) {
    chunks().deleteOne(Filters.and(Filters.eq(ENTRY, newest(hash)), Filters.eq("n", 1)));
  }

  @Override
  int copies(BlobHash hash) {
    return Math.toIntExact(files().countDocuments(Filters.eq("filename", hash.hex())));
  }

  @Test
  void aWriteThatWasCutOffIsNoFile() {
    byte[] content = bytes(600_000, 9);
    BlobHash hash = BlobHash.of(content);
    blobs().put(content);
    // As after a kill before the entry: chunks, but nothing that names them.
    files().deleteMany(Filters.eq("filename", hash.hex()));
    assertThat(chunks().countDocuments()).isEqualTo(3);

    assertThat(blobs().exists(hash)).isFalse();
    blobs().put(content);
    assertThat(blobs().get(hash)).isEqualTo(content);
  }

  @Test
  void chunksOfAnotherFileAreNoHelp() {
    BlobHash hash = blobs().put(bytes(1000, 10));
    BlobHash other = blobs().put(bytes(1000, 11));
    chunks().deleteMany(Filters.eq(ENTRY, newest(hash)));
    chunks()
        .updateMany(
            Filters.eq(ENTRY, newest(other)), Updates.set(ENTRY, new BsonObjectId(newest(hash))));

    assertThatExceptionOfType(BlobDamaged.class).isThrownBy(() -> blobs().get(hash));
  }
}
