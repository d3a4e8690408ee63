import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** Counts of one node for Prometheus. Rooms add their own gauges and counters to `registry`. */
export type HttpMetrics = {
  registry: Registry;
  observe(method: string, route: string, status: number, seconds: number): void;
};

export function httpMetrics(): HttpMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "huiyin_" });
  const seconds = new Histogram({
    name: "huiyin_http_request_seconds",
    help: "Time from the first byte in to the last byte out, by route",
    labelNames: ["method", "route"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  });
  const answers = new Counter({
    name: "huiyin_http_answers_total",
    help: "Answers by route and status",
    labelNames: ["method", "route", "status"],
    registers: [registry],
  });
  return {
    registry,
    observe(method, route, status, took) {
      seconds.observe({ method, route }, took);
      answers.inc({ method, route, status });
    },
  };
}
