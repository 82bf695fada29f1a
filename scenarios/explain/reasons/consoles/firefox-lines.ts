/** Lines with which Firefox's console ends what it says of many reasons. */
export const requestFailed = 'CORS request did not succeed'
export const preflightFailed = 'CORS preflight response did not succeed'
