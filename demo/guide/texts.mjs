// @ts-check

/** What the guide says; `look` has a line for each site, by its id. */
const en = {
  title: 'Hallpass, at work in three schools',
  introduction:
    'One invented district, three school sites, each with its own rule for cookies. They carry the snippets that real schools paste. Small stand-ins play the companies behind them and write down every request that reaches them.',
  sites: 'The three sites',
  open: 'Open the site',
  openSpanish: 'In Spanish',
  openPasted: 'With unmarked snippets',
  limits: {
    none: 'Standard',
    session: 'Session only',
    login: 'Login only',
  },
  look: {
    district: [
      'Open it and touch nothing: nothing leaves.',
      'Press “Only essential”: still nothing, and the banner stays away.',
      'Accept all, or choose: only what you accepted runs.',
    ],
    elementary: [
      'Accept all: the cookies last until you close the browser, our own included.',
      'Look at the video page: a placeholder says whose it is and what happens if you load it.',
    ],
    high: [
      'Marketing is not offered, so the Meta Pixel never runs.',
      'Sign in with “Keep me signed in”: only then may the choice outlive the session.',
    ],
  },
  left: 'What left this page',
  leftLink: 'Keep this page open beside the sites:',
  leftIntroduction: 'Every request that a page of the three sites sent to another company, as it happens.',
  empty: 'Nothing has left.',
  emptyHint: 'Open a site, accept something, and watch.',
  clear: 'Clear',
  summary: 'Requests by company',
  all: 'Every request',
  columns: { time: 'Time', host: 'To', path: 'What was asked', cookie: 'Cookies sent', from: 'From' },
  noCookie: 'none',
  connection: 'Connection lost; trying again.',
  back: 'Guide',
  other: 'Español',
  notBuilt: 'The widget is not built yet: run “npm run build”. Until then everything marked stays held.',
};

/** @type {typeof en} */
const es = {
  title: 'Hallpass en tres escuelas',
  introduction:
    'Un distrito inventado y tres sitios escolares, cada uno con su propia regla sobre las cookies. Llevan los fragmentos de código que pegan las escuelas de verdad. Pequeños sustitutos representan a las empresas y anotan cada solicitud que les llega.',
  sites: 'Los tres sitios',
  open: 'Abrir el sitio',
  openSpanish: 'En español',
  openPasted: 'Con fragmentos sin marcar',
  limits: { none: 'Estándar', session: 'Solo de sesión', login: 'Solo para iniciar sesión' },
  look: {
    district: [
      'Ábralo y no toque nada: nada sale.',
      'Pulse «Solo esenciales»: sigue sin salir nada, y el aviso no vuelve.',
      'Acepte todo, o elija: solo funciona lo que usted aceptó.',
    ],
    elementary: [
      'Acepte todo: las cookies duran hasta que usted cierre el navegador, incluida la nuestra.',
      'Mire la página de video: un recuadro dice de quién es y qué pasa si usted lo carga.',
    ],
    high: [
      'No se ofrece marketing, así que el píxel de Meta nunca funciona.',
      'Inicie sesión con «Mantener mi sesión abierta»: solo así su elección puede durar más que la sesión.',
    ],
  },
  left: 'Lo que salió de esta página',
  leftLink: 'Tenga esta página abierta junto a los sitios:',
  leftIntroduction: 'Cada solicitud que una página de los tres sitios envió a otra empresa, en el momento.',
  empty: 'No ha salido nada.',
  emptyHint: 'Abra un sitio, acepte algo y observe.',
  clear: 'Borrar',
  summary: 'Solicitudes por empresa',
  all: 'Todas las solicitudes',
  columns: { time: 'Hora', host: 'A', path: 'Qué se pidió', cookie: 'Cookies enviadas', from: 'Desde' },
  noCookie: 'ninguna',
  connection: 'Se perdió la conexión; intentando de nuevo.',
  back: 'Guía',
  other: 'English',
  notBuilt:
    'El widget aún no está construido: ejecute «npm run build». Hasta entonces, todo lo marcado queda retenido.',
};

export const texts = { en, es };

/** @typedef {typeof en} GuideTexts */
