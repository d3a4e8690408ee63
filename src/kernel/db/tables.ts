/**
 * Row types of every table, for the query builder. A room adds its own beside its code:
 *
 *   declare module "#kernel/db/tables.ts" {
 *     interface Tables { complaints: ComplaintsTable }
 *   }
 */
export interface Tables {
  schema_migrations: { name: string; hash: string; applied_at: Temporal.Instant };
}
