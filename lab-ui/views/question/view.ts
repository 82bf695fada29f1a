import { defineView } from '../../shell/view.ts'
import { defaultQuestionSearch, readQuestionSearch } from './question-search.ts'

export const questionView = defineView({
  path: '/question',
  group: 'Decide',
  title: 'Who should handle it?',
  description: 'Every strategy tried in every environment, and a recommendation for your team.',
  search: { defaults: defaultQuestionSearch, read: readQuestionSearch },
  component: async () => (await import('./QuestionPage.tsx')).QuestionPage,
})
