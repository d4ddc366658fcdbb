package huikuan.platform.eventlog;

import huikuan.platform.servers.RealMongo;

/** The same promises on a real replica set; reported as skipped where no Docker answers. */
class CommitLogOnMongoDbTest extends CommitLogContract {

  @Override
  String uri() {
    return RealMongo.uri();
  }
}
