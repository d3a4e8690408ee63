import type { ProcessDefinition, State } from "./definition.ts";

/** Is it the customer's turn to say a word: an answer is awaited, or a confirmation is asked for and not given yet? */
export function isCustomersTurn(state: State | undefined, fields: Readonly<Record<string, unknown>>): boolean {
  if (state === undefined) return false;
  if (state.responsible.who === "customer") return true;
  return state.asksCustomer !== undefined && fields[state.asksCustomer.until] === undefined;
}

/**
 * The same as a condition on `c`. Beside the exact places stand the plain processes and states, by which the database finds
 * the few such cases through its index.
 */
export function customersTurnSql(
  definitions: readonly ProcessDefinition[],
  isWanted: boolean,
): (parameter: (value: unknown) => string) => string {
  const places = definitions.flatMap(({ key, version, states }) =>
    Object.entries(states)
      .filter(([, state]) => isCustomersTurn(state, {}))
      .map(([name, state]) => ({ key, version, state: name, until: state.asksCustomer?.until ?? null })),
  );
  return (parameter) => {
    const [processes, versions, states, fields] = [
      places.map(({ key }) => key),
      places.map(({ version }) => version),
      places.map(({ state }) => state),
      places.map(({ until }) => until),
    ].map(parameter);
    const isTheirs = `exists (select from unnest(${processes}::text[], ${versions}::int[], ${states}::text[], ${fields}::text[])
        as place (process, version, state, until)
      where place.process = c.process and place.version = c.process_version and place.state = c.state
        and (place.until is null or not c.fields ? place.until))`;
    return isWanted
      ? `c.process = any(${processes}::text[]) and c.state = any(${states}::text[]) and ${isTheirs}`
      : `not ${isTheirs}`;
  };
}
