/** British English, which puts no comma before the "and". */
const withAnd = new Intl.ListFormat('en-GB')

/** Parts as a sentence lists them: "orders", "orders and users", "orders, invoices and users". Empty for none. */
export const joinWithAnd = (parts: readonly string[]): string => withAnd.format(parts)
