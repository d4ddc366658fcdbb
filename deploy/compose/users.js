// Run once, by the image of MongoDB, when its volume is empty: a user for each service, who can only add to its audit trail.
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
    ],
  });
}
