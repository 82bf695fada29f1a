import { checkedPorts } from '../local/local-ports.ts'
import type { Place } from '../local/local-program.ts'
import type { LocalPorts } from '../local/usual-ports.ts'

/**
 * The nginx.conf of a lane as a file that stands by itself: its own addresses in place of the lane's, and a plain
 * access log in place of the one that the lab reads. All that is about CORS stays as the lane runs it.
 * @throws RangeError for ports that are none, and for a text that is not a lane's nginx.conf.
 */
export function standaloneConf(laneConf: string, ports: LocalPorts, place: Place): string {
  const { proxy, backend } = checkedPorts(ports)
  const isHost = place.kind === 'host'
  const backendHost = isHost ? '127.0.0.1' : place.backendHost
  // What is kept has a form; null drops the line. The image brings its own folders, and starts nginx by itself.
  const rules: readonly (readonly [RegExp, string | null])[] = [
    [/^daemon off;$/, isHost ? 'daemon off;' : null],
    [/^pid nginx\.pid;$/, isHost ? 'pid nginx.pid;' : null],
    [
      /^ {2}client_body_temp_path client_body_temp;$/,
      isHost ? '  client_body_temp_path client_body_temp;' : null,
    ],
    ...['proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) =>
        [
          new RegExp(`^ {2}${kind}_temp_path ${kind}_temp;$`),
          isHost ? `  ${kind}_temp_path ${kind}_temp;` : null,
        ] as const,
    ),
    [/^ {2}log_format exchange .*;$/, null],
    [
      /^ {2}access_log access\.log exchange;$/,
      `  access_log ${isHost ? 'access.log' : '/var/log/nginx/access.log'};`,
    ],
    [/^ {4}server 127\.0\.0\.1:\d+ max_fails=0;$/, `    server ${backendHost}:${backend} max_fails=0;`],
    // In a container it listens for the port that is published, and that is on loopback alone.
    [/^ {4}listen 127\.0\.0\.1:\d+;$/, `    listen ${isHost ? '127.0.0.1:' : ''}${proxy};`],
  ]
  const lines = laneConf.split('\n')
  const unmet = rules.find(([form]) => lines.filter((line) => form.test(line)).length !== 1)
  if (unmet !== undefined) {
    throw new RangeError(
      `This is not the nginx.conf of a lane: it has not one line like ${unmet[0].source}. Take the file of a proxy-CORS lane.`,
    )
  }
  const kept = lines.flatMap((line) => {
    const rule = rules.find(([form]) => form.test(line))
    if (rule === undefined) return [line]
    return rule[1] === null ? [] : [rule[1]]
  })
  return [`# By CORS Lab, from its policy. The pages call http://localhost:${proxy}.`, ...kept].join('\n')
}
