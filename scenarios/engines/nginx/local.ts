import type { LocalProgram } from '../local/local-program.ts'
import { standaloneConf } from './standalone-conf.ts'

/** How nginx runs in front of the backend on a developer's own computer. */
export const local: LocalProgram = {
  // The stable branch.
  image: 'nginx:stable',
  configurationInImage: '/etc/nginx/nginx.conf',
  standalone: standaloneConf,
  // No word of it depends on anybody: nginx finds its relative paths in the folder that systemd makes for it.
  serviceLines: (configuration, folder) => [
    `ExecStart=/usr/sbin/nginx -p ${folder} -c ${configuration} -e stderr`,
    'ExecReload=/bin/kill -HUP $MAINPID',
    'KillSignal=SIGQUIT',
  ],
  // Its process id, log and temporary files are in .nginx, which belongs into .gitignore.
  packageScript: 'mkdir -p .nginx && nginx -p .nginx -c ../nginx.conf -e stderr',
  wasRun: {
    asService:
      'started by the command of the unit, and held against the table of behaviours that every proxy of the lab passes',
    inContainer: 'read by nginx -t, with a backend on loopback',
    asTask: 'started, asked for a preflight',
  },
}
