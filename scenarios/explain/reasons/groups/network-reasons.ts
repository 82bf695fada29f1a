import { acao, answer, hop } from '../../../fetch-standard/cases/case.ts'
import type { networkReasons as standard } from '../../../fetch-standard/reasons/network.ts'
import type { Recording } from '../../../fetch-standard/recording/recording.ts'
import { never } from '../../fixes/fix.ts'
import { requestFailed } from '../consoles/firefox-lines.ts'
import { example, page } from '../example.ts'
import type { FactsOf, OnTheBench } from '../reason-facts.ts'

const oneComputer: OnTheBench = {
  kind: 'none',
  says: 'Page and lanes are on one computer, and between those browsers ask nobody.',
}

/** A page from the internet that asks for something on this computer. */
const fromThePublicInternet = (clientOrigin: string): Recording => ({
  ...example({ url: 'http://localhost:8080/orders' }, [hop(answer(200, acao(clientOrigin)))]),
  clientOrigin,
  clientAddressSpace: 'public',
})

/** The codes with which a fetch ends below CORS. */
export const networkReasons: FactsOf<keyof typeof standard> = {
  'connection-failed': {
    title: 'No response came',
    happened:
      'There was no response to judge: nobody listens at the address, the connection was cut, the certificate is wrong, or the browser does not open that port. To the page it looks like a failure of CORS, and it is none.',
    inThePage: 'Look at host and port of the URL.',
    onTheWire: 'No connection, or one that ends before a response.',
    console: {
      chromium: null,
      firefox: [requestFailed],
      safari: null,
      means:
        'net::ERR_CONNECTION_REFUSED, ERR_CONNECTION_RESET or ERR_EMPTY_RESPONSE, and no word on CORS. Firefox says "CORS request did not succeed", which means the network.',
    },
    fix: {
      backend: never('No CORS header helps: no response came. Start the backend, or correct the address.'),
      proxy: never('No CORS header helps: no response came. Start the proxy, or correct the address.'),
    },
    example: example({}, [hop({ error: 'refused' })]),
    onTheBench: {
      kind: 'none',
      says: 'No link does it, but the menu of a lane does: stop its backend, and send.',
    },
  },
  'http-invalid-response': {
    title: 'What came back is no HTTP',
    happened:
      'Bytes came back, and they are no HTTP response that the browser takes: another program listens on that port, a header holds a NUL, or a server that is no proxy answered 407.',
    onTheWire: 'The request, and bytes that no client can read.',
    console: {
      chromium: null,
      firefox: [requestFailed],
      safari: null,
      means: 'net::ERR_INVALID_HTTP_RESPONSE or ERR_UNEXPECTED_PROXY_AUTH, and no word on CORS.',
    },
    fix: {
      backend: never(
        'No CORS header helps: the bytes are no HTTP response. Look at the header that is named, and at the port.',
      ),
      proxy: never('No CORS header helps: look at what listens on the port, and speaks there.'),
    },
    example: example({}, [hop(answer(200, acao('*'), 'X-Name: a\0b'))]),
    onTheBench: { kind: 'none', says: 'Every lane speaks HTTP.' },
  },
  'lna-permission-denied': {
    title: 'Local network access was not allowed',
    happened:
      'A page from the internet requested something from the local network or from this computer. Chromium (since version 142) and Firefox (since 153) ask the user first, and the user refused or has not answered yet. Chromium also asks when a page from the local network requests something from this computer. Safari does not ask.',
    inThePage: 'Explain why the browser will ask before you call fetch.',
    onTheWire: 'Nothing: neither the request nor a preflight is sent before the user agrees.',
    console: {
      chromium: null,
      firefox: [requestFailed],
      safari: null,
      means:
        'DevTools lists it as LocalNetworkAccessPermissionDenied. Firefox does not name the cause. In both browsers the site settings of the page hold the answer.',
    },
    fix: {
      backend: never('The person decides, when the browser asks; no header of the backend does.'),
      proxy: never('The person decides, when the browser asks; no header of the proxy does.'),
    },
    example: fromThePublicInternet(page),
    onTheBench: oneComputer,
  },
  'lna-insecure': {
    title: 'Local network access from an insecure page',
    happened:
      'A page from the internet, loaded over http, requested something from the local network or from this computer. Chromium allows that only to pages loaded over https, and blocks the request without asking. Firefox asks the user there, too; Safari does not check.',
    inThePage: 'Serve the page over https.',
    onTheWire: 'Nothing: the request is not sent.',
    console: {
      chromium: null,
      firefox: null,
      safari: null,
      means: 'DevTools lists it as InsecureLocalNetwork.',
    },
    fix: {
      backend: never('Serve the page over https: no header of the backend makes up for it.'),
      proxy: never('Serve the page over https: no header of the proxy makes up for it.'),
    },
    example: fromThePublicInternet('http://app.example'),
    onTheBench: oneComputer,
  },
}
