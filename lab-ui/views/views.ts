import { benchView } from './bench/view.ts'
import { companyView } from './company/view.ts'
import { differencesView } from './differences/view.ts'
import { questionView } from './question/view.ts'
import { reasonView } from './reason/view.ts'
import { reasonsView } from './reasons/view.ts'
import { trafficView } from './traffic/view.ts'

/** Every view of the dashboard, in the order in which the navigation lists them; the first is where it opens. */
export const views = [
  benchView,
  reasonsView,
  reasonView,
  differencesView,
  questionView,
  trafficView,
  companyView,
] as const
