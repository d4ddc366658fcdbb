// Run once, by the image of MongoDB, when its volume is empty: a user for each service.
for (const service of ["ledger", "dunning", "notification"]) {
  db.getSiblingDB(service).createUser({
    user: service,
    pwd: process.env[service.toUpperCase() + "_PASSWORD"],
    roles: [{ role: "readWrite", db: service }],
  });
}
