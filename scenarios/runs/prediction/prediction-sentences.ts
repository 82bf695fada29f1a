import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import { outcomeTitles } from '../outcome/outcome-titles.ts'
import { preflightCourse, type PreflightCourse } from '../../setup/predict/preflight-course.ts'

/** A verdict in a few words, such as "readable, after a preflight". */
export function verdictWords(verdict: Verdict): string {
  const { outcome } = verdict
  const title = outcomeTitles[outcome]
  return outcome === 'readable' ? `${title}, ${courseWords[preflightCourse(verdict)]}` : title
}

const courseWords: Readonly<Record<PreflightCourse, string>> = {
  sent: 'after a preflight',
  cached: 'its preflight cached',
  none: 'without a preflight',
}

/** What is said of a lane before anything is sent. */
export function predictionSentence(verdict: Verdict): string {
  const { outcome } = verdict
  const title = outcomeTitles[outcome]
  const begun = title.charAt(0).toUpperCase() + title.slice(1)
  const saysCourse = outcome === 'readable' || outcome === 'blocked-at-response'
  return `${begun} is predicted${saysCourse ? `, ${courseWords[preflightCourse(verdict)]}` : ''}.`
}

/** Why there is a preflight, or none: `asks` is what in the request asks for one. */
export function preflightReason(verdict: Verdict, asks: readonly string[]): string {
  if (verdict.outcome === 'not-sent') return ''
  switch (preflightCourse(verdict)) {
    case 'sent':
      return asks.length === 0
        ? 'The preflight is asked for by what a redirect leads to.'
        : `${listed(asks)} ${asks.length === 1 ? 'asks' : 'ask'} for the preflight.`
    case 'cached':
      return 'The browser still knows what an earlier preflight allowed.'
    case 'none':
      return isCrossOrigin(verdict)
        ? 'Method and headers are CORS-safelisted: nothing asks for a preflight.'
        : 'Page and lane are one origin: CORS has no part in it.'
  }
}

const isCrossOrigin = ({ because }: Verdict) =>
  because.some(({ id }) => id === 'own-origin' || id === 'never-elsewhere')

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
