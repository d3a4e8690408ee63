import { Agent, request } from "node:http";

/** Runs `act` on so many connections at once for so long; operations per second. */
export async function perSecond(
  connections: number,
  seconds: number,
  act: (n: number) => Promise<unknown>,
): Promise<number> {
  for (let n = 0; n < connections; n += 1) await act(n); // warm
  const started = performance.now();
  const end = started + seconds * 1_000;
  let done = 0;
  let next = connections;
  const worker = async () => {
    while (performance.now() < end) {
      next += 1;
      await act(next);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  return done / ((performance.now() - started) / 1_000);
}

/** A client of one address that keeps its connections. Throws on any answer but the expected ones: a refused call is no throughput. */
export function client(port: number, apiKey: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    call: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<string> =>
      new Promise((resolve, reject) => {
        const payload = body === undefined ? undefined : JSON.stringify(body);
        const sent = request(
          {
            agent,
            port,
            host: "127.0.0.1",
            method,
            path,
            headers: {
              ...(apiKey !== "" && { authorization: `Bearer ${apiKey}` }),
              ...(payload ? { "content-type": "application/json", "content-length": Buffer.byteLength(payload) } : {}),
              ...headers,
            },
          },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on("data", (chunk: Buffer) => chunks.push(chunk));
            answer.on("end", () => {
              const text = Buffer.concat(chunks).toString();
              if ((answer.statusCode ?? 500) < 300) resolve(text);
              else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
            });
          },
        );
        sent.on("error", reject);
        sent.end(payload);
      }),
    close: () => agent.destroy(),
  };
}
export type Client = ReturnType<typeof client>;
