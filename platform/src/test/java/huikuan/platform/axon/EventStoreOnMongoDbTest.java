package huikuan.platform.axon;

import huikuan.platform.servers.RealMongo;

/** The same promises on a real replica set; reported as skipped where no Docker answers. */
class EventStoreOnMongoDbTest extends EventStoreContract {

  @Override
  String uri() {
    return RealMongo.uri();
  }
}
