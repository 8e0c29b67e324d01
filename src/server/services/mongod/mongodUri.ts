export const REPLICA_SET = 'rs0'
export const DATABASE = 'ieum'

/** @returns the connection string of the embedded MongoDB; majority and journal, so that what is confirmed is kept. */
export function mongodUri(port: number, database = DATABASE): string {
  const options = `replicaSet=${REPLICA_SET}&directConnection=false&w=majority&journal=true&retryWrites=true`
  return `mongodb://127.0.0.1:${port}/${database}?${options}`
}
