/** A text that people copy or download from the dashboard, to run it or to have a program read it. */
interface CopiedText {
  readonly what: string
  /** The file of the dashboard that puts it on the clipboard or has it downloaded. */
  readonly from: string
  readonly language: string
  /** The test that runs or parses it, with hostile values where somebody's values enter it. */
  readonly heldBy: string
}

/** All of them. Whatever is added to the dashboard is added here, with a test. */
export const copiedTexts: readonly CopiedText[] = [
  {
    what: 'the request as curl',
    from: 'lab-ui/views/bench/BenchComposer.tsx',
    language: 'POSIX shell',
    heldBy: 'servers/copies/as-curl.test.ts',
  },
  {
    what: 'the request as fetch, and as a Playwright test',
    from: 'lab-ui/views/bench/BenchComposer.tsx',
    language: 'JavaScript, TypeScript',
    heldBy: 'servers/copies/as-javascript.test.ts',
  },
  {
    what: 'the same three, run',
    from: 'lab-ui/views/bench/BenchComposer.tsx',
    language: 'shell, console, Playwright',
    heldBy: 'e2e/views/bench/copies/copies.spec.ts',
  },
  {
    what: 'the code that a backend runs',
    from: 'lab-ui/controls/code/CodeFile.tsx',
    language: 'JavaScript',
    heldBy: 'servers/backend/app-code.test.ts',
  },
  {
    what: 'the configuration that nginx runs',
    from: 'lab-ui/controls/code/CodeFile.tsx',
    language: 'nginx',
    heldBy: 'servers/proxies/nginx/configuration.test.ts',
  },
  {
    what: 'the configurations of the embedded proxy and of Vite, which start from these very texts',
    from: 'lab-ui/controls/code/CodeFile.tsx',
    language: 'JSON, JavaScript',
    heldBy: 'servers/proxies/engine.test.ts',
  },
  {
    what: 'the files for a local load balancer, copied or downloaded, and the commands that start it',
    from: 'lab-ui/views/question/LocalWays.tsx',
    language: 'nginx, ini, shell, YAML, JSON',
    heldBy: 'servers/copies/local-ways.test.ts',
  },
  {
    what: 'the same files, started',
    from: 'lab-ui/views/question/LocalWays.tsx',
    language: 'nginx, ini, shell, YAML, JSON',
    heldBy: 'servers/proxies/nginx/local-files.test.ts',
  },
  {
    what: 'the fix of a failure, per layer',
    from: 'lab-ui/judged/verdict/VerdictFix.tsx',
    language: 'TypeScript, nginx',
    heldBy: 'scenarios/explain/fixes/fixes.test.ts',
  },
  {
    what: 'the case of a finding',
    from: 'lab-ui/lanes/rows/predicted-row.tsx',
    language: 'NDJSON',
    heldBy: 'servers/copies/finding-case.test.ts',
  },
  {
    what: 'the command for a traffic experiment',
    from: 'lab-ui/views/traffic/TrafficOutcome.tsx',
    language: 'shell',
    heldBy: 'servers/copies/traffic-command.test.ts',
  },
  {
    what: 'the counts of a traffic experiment, and its link',
    from: 'lab-ui/views/traffic/TrafficOutcome.tsx',
    language: 'CSV, URL',
    heldBy: 'e2e/views/traffic.spec.ts',
  },
  {
    what: 'the link to a question',
    from: 'lab-ui/views/question/QuestionPage.tsx',
    language: 'URL',
    heldBy: 'lab-ui/views/question/question-search.test.ts',
  },
  {
    what: 'the link to a company',
    from: 'lab-ui/views/company/CompanyPage.tsx',
    language: 'URL',
    heldBy: 'lab-ui/views/company/company-search.test.ts',
  },
  {
    what: 'the history',
    from: 'lab-ui/history/bar/HistoryTools.tsx',
    language: 'JSON',
    heldBy: 'lab-ui/history/file/history-file.test.ts',
  },
]
