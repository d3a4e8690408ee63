type Service = { id: string; parentId: string | null; teamId: string | null };

/** A service's usual 2nd line, else that of the service above it. */
export function usualTeamOf(services: readonly Service[], id: string | null): string | null {
  const service = services.find((one) => one.id === id);
  return service === undefined ? null : (service.teamId ?? usualTeamOf(services, service.parentId));
}
