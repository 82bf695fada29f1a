/** The responses that count as successes for headers: nginx's, without `always` (module ngx_http_headers_module, add_header). */
export const successStatuses: ReadonlySet<number> = new Set([
  200, 201, 204, 206, 301, 302, 303, 304, 307, 308,
])
