import * as z from 'zod/mini'

// zod compiles its schemas with new Function where it may. The dashboard's Content-Security-Policy forbids that,
// and the attempt alone would be reported in the console, beside the CORS errors that people look for there.
z.config({ jitless: true })
