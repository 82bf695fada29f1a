const noPolicy =
  'A file is offered for a policy: where a load balancer applies none, there is nothing to take.'

/** For tests: the behaviours that the nginx.conf to copy is not asked for, by name, each with the reason. */
export const notOfOfferedConf: Readonly<Record<string, string>> = {
  'without a policy: passes a preflight on': noPolicy,
  "without a policy: leaves the backend's own CORS headers as they are": noPolicy,
  'without a policy: adds nothing to its own 502': noPolicy,
  'puts its headers on its own 502 when the backend does not speak HTTP':
    'nginx takes what has no status line for HTTP/0.9, and passes it on; so does the lane’s own.',
}
