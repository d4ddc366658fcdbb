package huikuan.chaos.fuzz;

/** What is wrong with a request. */
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
