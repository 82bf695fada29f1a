import type { Verdict } from '../../fetch-standard/recording/verdict.ts'
import { outcomeTitles } from '../outcome/outcome-titles.ts'
import { preflightCourse, type PreflightCourse } from '../../setup/predict/preflight-course.ts'
import { joinWithAnd } from '../../words/texts/join-with-and.ts'
import { capitalize } from '../../words/texts/capitalize.ts'

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
  const begun = capitalize(title)
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
        : `${joinWithAnd(asks)} ${asks.length === 1 ? 'asks' : 'ask'} for the preflight.`
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
