package huikuan.chaos.fuzz;

/** A kind of fault put into a request. */
enum Mutation {
  PARAMETER,
  MORE_PARAMETERS,
  FIELD,
  FIELDS,
  BODY,
  CONTENT_TYPE,
  ENCODING,
  LENGTH,
  METHOD,
  TARGET,
  HEADER
}
