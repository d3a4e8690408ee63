/**
 * Resolves when this process is to end: a signal, or the end of the bootstrap that started it (its channel closes
 * even when it was killed outright). Being told again changes nothing: the ending has a limit of its own.
 */
export function untilToldToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => resolve(signal));
    if (!process.channel) return;
    process.once("disconnect", () => resolve("the program that started it is gone"));
    process.channel.unref();
  });
}
