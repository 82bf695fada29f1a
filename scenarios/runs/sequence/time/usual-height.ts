/** The height of a sequence diagram, in pixels; only an attempt with unusually many messages needs more. */
export const usualHeight = 284
