// @ts-check
import { readFileSync } from 'node:fs';

/** What the buttons really say. @param {'en' | 'es'} language @returns {typeof import('../../locales/en.json')} */
const labels = language =>
  JSON.parse(readFileSync(new URL(`../../locales/${language}.json`, import.meta.url), 'utf8'));

const says = { en: labels('en'), es: labels('es') };

/** What the guide says; `look` has a line for each thing to try at a site, by its id. */
const en = {
  title: 'Hallpass, at work in four schools',
  introduction:
    'Hallpass asks visitors of a school’s web site about cookies. Nothing optional runs until they say yes. One line of HTML is all that a site needs.',
  how: 'Cedar Creek is an invented district. Its sites carry the code that real schools paste. Small servers on this machine play the companies behind it, and write down each request that reaches them.',
  try: 'Two minutes',
  steps: [
    'Open a site without Hallpass. Touch nothing, and read the bar at the top: what left before you touched anything.',
    'Press “With Hallpass” in that bar. Touch nothing.',
    `Press “${says.en.banner.refuse}”, or accept some, and go on reading the bar.`,
  ],
  without: 'See it without Hallpass',
  sites: 'The four sites',
  open: 'Open the site',
  openSpanish: 'In Spanish',
  openPasted: 'With the code as companies give it',
  tag: 'Its tag',
  limits: {
    standard: 'Standard',
    session: 'Session only',
    login: 'Login only',
    children: 'For children',
  },
  look: {
    district: [
      'Touch nothing: nothing leaves.',
      `Press “${says.en.banner.refuse}”: still nothing, and the banner stays away.`,
      `Press “${says.en.banner.choose}”: only what you accept runs.`,
    ],
    elementary: [
      `Press “${says.en.banner.accept}”: the site’s own cookies last until you close the browser, ours included.`,
      'Look at the video page: a placeholder says whose video it is, and what happens if you load it.',
    ],
    high: [
      'Marketing is not offered, so the Meta Pixel never runs.',
      'The calendar page has a link in place of Google’s calendar, which would keep a cookie for 180 days.',
      'Sign in with “Keep me signed in”: only then may the choice outlive the session.',
    ],
    children: [
      `There is no “${says.en.banner.accept}”: a child cannot turn on statistics or marketing.`,
      'Look at the video page: it says why the video is not there.',
    ],
  },
  situations: 'What else can happen',
  situation: {
    server:
      'The code as companies give it, marked by the school’s own server before it sends the page: not one request leaves.',
    gpc: 'A browser that sends Global Privacy Control: no question, and the site says that it honors the signal.',
    change: 'A change of the privacy policy is coming up, and is announced.',
    revised: 'The privacy policy has changed since you answered. Answer first, then open this.',
  },
  situationOpen: {
    server: 'Mark it on the server',
    gpc: 'Send the signal',
    change: 'Announce it',
    revised: 'Change the policy',
  },
  install: 'Put it on your site',
  builder: 'Write the tag for your site',
  installText:
    'The README says how: put the files on your server, paste the tag first in <head>, and link to the preferences in your footer.',
  safari:
    'Safari does not open addresses that end in .localhost. Use Chrome, Edge or Firefox for this demo. Hallpass itself works in Safari.',
  left: 'What left these pages',
  leftLink: 'Each request, with its cookies, as it happens:',
  leftIntroduction: 'Every request that a page of the four sites sent to another company, as it happens.',
  empty: 'Nothing has left.',
  emptyHint: 'Open a site, accept something, and watch.',
  clear: 'Clear',
  summary: 'Requests by service',
  all: 'Every request',
  columns: { time: 'Time', host: 'To', path: 'What was asked', cookie: 'Cookies sent', from: 'From' },
  noCookie: 'none',
  connection: 'Connection lost; trying again.',
  back: 'Guide',
  other: 'Español',
  notBuilt: 'Hallpass is not built yet: run “npm run build”. Until then, what is marked stays held.',
};

/** @type {typeof en} */
const es = {
  title: 'Hallpass en cuatro escuelas',
  introduction:
    'Hallpass pregunta sobre las cookies a quienes visitan el sitio de una escuela. Nada opcional se activa hasta que digan que sí. Al sitio le basta una línea de HTML.',
  how: 'Cedar Creek es un distrito inventado. Sus sitios llevan el mismo código que pegan las escuelas de verdad. Unos servidores pequeños, en esta computadora, hacen de esas compañías y anotan cada solicitud que reciben.',
  try: 'En dos minutos',
  steps: [
    'Abra un sitio sin Hallpass. No toque nada y lea la barra de arriba: lo que salió antes de que usted tocara nada.',
    'En esa barra, pulse «Con Hallpass». No toque nada.',
    `Pulse «${says.es.banner.refuse}», o acepte una parte, y siga leyendo la barra.`,
  ],
  without: 'Verlo sin Hallpass',
  sites: 'Los cuatro sitios',
  open: 'Abrir el sitio',
  openSpanish: 'En español',
  openPasted: 'Con el código tal como lo dan las compañías',
  tag: 'Su etiqueta',
  limits: {
    standard: 'Estándar',
    session: 'Solo de sesión',
    login: 'Solo para iniciar sesión',
    children: 'Para niños',
  },
  look: {
    district: [
      'No toque nada: nada sale.',
      `Pulse «${says.es.banner.refuse}»: sigue sin salir nada, y el aviso no vuelve.`,
      `Pulse «${says.es.banner.choose}»: solo se activa lo que usted acepta.`,
    ],
    elementary: [
      `Pulse «${says.es.banner.accept}»: las cookies del sitio duran hasta que usted cierre el navegador, incluida la nuestra.`,
      'Mire la página de video: un recuadro dice de quién es y qué pasa si usted lo carga.',
    ],
    high: [
      'No se ofrece marketing, así que el píxel de Meta nunca se activa.',
      'En la página del calendario hay un enlace en lugar del calendario de Google, que guardaría una cookie durante 180 días.',
      'Inicie sesión con «Mantener mi sesión abierta»: solo así su decisión puede durar más que la sesión.',
    ],
    children: [
      `No hay «${says.es.banner.accept}»: un niño no puede activar las estadísticas ni el marketing.`,
      'Mire la página de video: dice por qué no está el video.',
    ],
  },
  situations: 'Qué más puede pasar',
  situation: {
    server:
      'El código tal como lo dan las compañías, marcado por el servidor de la escuela antes de enviar la página: no sale ni una solicitud.',
    gpc: 'Un navegador que envía Global Privacy Control: no hay pregunta, y el sitio dice que respeta la señal.',
    change: 'La política de privacidad va a cambiar, y el sitio lo anuncia.',
    revised: 'La política de privacidad cambió después de su decisión. Decida primero y luego abra esto.',
  },
  situationOpen: {
    server: 'Marcarlo en el servidor',
    gpc: 'Enviar la señal',
    change: 'Anunciarlo',
    revised: 'Cambiar la política',
  },
  install: 'Póngalo en su sitio',
  builder: 'Prepare la etiqueta de su sitio',
  installText:
    'El archivo README dice cómo: suba los archivos a su servidor, pegue la etiqueta al principio de <head> y ponga en el pie de página un enlace a la configuración.',
  safari:
    'Safari no abre direcciones que terminan en .localhost. Para esta demostración use Chrome, Edge o Firefox. Hallpass sí funciona en Safari.',
  left: 'Lo que salió de estas páginas',
  leftLink: 'Cada solicitud, con sus cookies, en el momento:',
  leftIntroduction:
    'Cada solicitud que una página de los cuatro sitios envió a otra compañía, en el momento.',
  empty: 'No ha salido nada.',
  emptyHint: 'Abra un sitio, acepte algo y observe.',
  clear: 'Borrar',
  summary: 'Solicitudes por servicio',
  all: 'Todas las solicitudes',
  columns: { time: 'Hora', host: 'A', path: 'Qué se pidió', cookie: 'Cookies enviadas', from: 'Desde' },
  noCookie: 'ninguna',
  connection: 'Se perdió la conexión; intentando de nuevo.',
  back: 'Guía',
  other: 'English',
  notBuilt:
    'Hallpass aún no está construido: ejecute «npm run build». Hasta entonces, lo marcado queda retenido.',
};

export const texts = { en, es };

/** @typedef {typeof en} GuideTexts */
