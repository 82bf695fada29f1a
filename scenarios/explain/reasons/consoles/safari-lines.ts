/** Lines that Safari's console has for several reasons. */
export const cannotLoad = 'Fetch API cannot load U due to access control checks.'
export const originNotAllowed = 'Origin O is not allowed by Access-Control-Allow-Origin. Status code: N'
export const preflightNotOk = 'Preflight response is not successful. Status code: N'
export const redirectDenied = 'Cross-origin redirection to U denied by Cross-Origin Resource Sharing policy:'
export const redirectNotHttp = `${redirectDenied} not allowed to follow a cross-origin CORS redirection with non CORS scheme`
