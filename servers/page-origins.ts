/**
 * The page origins that attempts can be sent from, the dashboard's first: another port, another host of
 * loopback, a deployed topology without DNS (one site), a site of its own, and a sandboxed frame.
 * Browsers resolve every name under localhost to loopback by themselves.
 */
export function pageOrigins(controlPort: number, secondPort: number): readonly string[] {
  return [
    `http://localhost:${controlPort}`,
    `http://localhost:${secondPort}`,
    `http://127.0.0.1:${controlPort}`,
    `http://app.lab.localhost:${controlPort}`,
    `http://admin.lab.localhost:${controlPort}`,
    `http://evil.localhost:${controlPort}`,
    'null',
  ]
}
