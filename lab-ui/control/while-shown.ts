/**
 * Has something run while the page is there: started at once, and left when the page goes, in whichever way. A page that
 * a browser brings back as it was starts anew.
 * @returns what ends it, for an effect to give back.
 */
export function whileShown(start: () => void, leave: () => void): () => void {
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (persisted) start()
  }
  start()
  window.addEventListener('pagehide', leave)
  window.addEventListener('pageshow', comeBack)
  return () => {
    window.removeEventListener('pagehide', leave)
    window.removeEventListener('pageshow', comeBack)
    leave()
  }
}
