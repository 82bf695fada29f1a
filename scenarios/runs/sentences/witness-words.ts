/**
 * What a witness itself says in the error of an exchange: without what it quotes of the wire, which a client or a
 * server wrote and which may read like anything. Quotations stand at the end.
 */
export const witnessWords = (error: string): string => error.split('"', 1)[0] ?? ''
