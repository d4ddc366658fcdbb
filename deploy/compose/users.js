// Run once, by the image of MongoDB, when its volume is empty: a user for each service, who can only add to its audit trail.
// Files are shared: the ledger adds to them and reads, notification reads.
for (const [role, actions] of [
  ["files_keep", ["find", "insert", "listIndexes", "createIndex"]],
  ["files_read", ["find"]],
]) {
  db.getSiblingDB("admin").createRole({
    role,
    roles: [],
    privileges: ["blobs.files", "blobs.chunks"].map((collection) => ({
      resource: { db: "files", collection },
      actions,
    })),
  });
}
// Keys of people at customers are the ledger's; the others read them.
db.getSiblingDB("admin").createRole({
  role: "people_read",
  roles: [],
  privileges: [{ resource: { db: "ledger", collection: "personKeys" }, actions: ["find"] }],
});
const shared = {
  ledger: ["files_keep"],
  dunning: ["people_read"],
  notification: ["files_read", "people_read"],
};
for (const service of ["ledger", "dunning", "notification"]) {
  const trail = service + "_audit";
  db.getSiblingDB(trail).createCollection("audit");
  db.getSiblingDB("admin").createRole({
    role: trail,
    roles: [],
    privileges: [{ resource: { db: trail, collection: "audit" }, actions: ["find", "insert"] }],
  });
  db.getSiblingDB(service).createUser({
    user: service,
    pwd: process.env[service.toUpperCase() + "_PASSWORD"],
    roles: [
      { role: "readWrite", db: service },
      { role: trail, db: "admin" },
      ...shared[service].map((role) => ({ role, db: "admin" })),
    ],
  });
}
// The console keeps views that people have named, and nothing else.
db.getSiblingDB("console").createUser({
  user: "console",
  pwd: process.env.CONSOLE_PASSWORD,
  roles: [{ role: "readWrite", db: "console" }],
});
