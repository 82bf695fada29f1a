/** Why nothing can be said of what arrived of an attempt, and what to do. */
export const unclearSentence =
  'Requests reached this lane without an attempt’s id, and more than one attempt could have sent them, so the lab cannot tell what happened to this one. A browser setting or an extension shortens the Referer header. Send it again: the lab now sends one such request at a time.'
