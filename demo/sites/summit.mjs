// @ts-check

/**
 * *Login-only* (R8): nothing persists but `cc_login`, which the visitor asks for with "keep me signed in".
 * The Meta Pixel is here on purpose: marketing is not offered on such a site, so it must stay held (R25).
 * @type {import('./site.mjs').Site}
 */
export const summit = {
  host: 'summit.cedarcreek.example',
  id: 'high',
  attributes: { 'data-cookie-limit': 'login', 'data-login-cookies': 'cc_login', 'data-accent': '#8155b8' },
  services: [
    'google-tag-manager',
    'google-analytics',
    'meta-pixel',
    'youtube',
    'google-calendar',
    'google-translate',
  ],
  keepsSignedIn: true,
  video: 'SummitStem1',
  texts: {
    en: {
      name: 'Summit High School',
      shortName: 'Summit High',
      welcome: 'Climb with us',
      introduction:
        'Ninth through twelfth grade: four career pathways, nineteen AP courses, one marching band that you will hear before you see it.',
      news: [
        {
          title: 'Robotics team qualifies for the state final',
          date: '2026-11-19',
          text: 'Their robot sorts recycling faster than the cafeteria does. The final is in Sacramento on February 6; the bus has seats left.',
        },
        {
          title: 'FAFSA night for seniors and families',
          date: '2026-11-10',
          text: 'Counselors help you through the form, in English and Spanish. Bring a laptop if you have one; we have the others.',
        },
        {
          title: 'Fall play: “Our Town”, four nights only',
          date: '2026-10-28',
          text: 'Tickets are free for students with an ID. Friday is interpreted in American Sign Language.',
        },
      ],
      dates: [
        { date: '2026-12-08', title: 'FAFSA night, 6 p.m., library' },
        { date: '2026-12-14', title: 'Finals week begins' },
        { date: '2027-01-05', title: 'Second semester begins' },
        { date: '2027-02-06', title: 'State robotics final' },
      ],
      video: {
        title: 'Inside the robotics lab',
        text: 'Five students, two arms, one very patient teacher: how a robot learns to tell a bottle from a banana.',
      },
      rule: 'Only the cookie that keeps you signed in stays, and only if you ask for it.',
      ruleInFull: [
        'On this site one cookie may stay after you close the browser: the one that keeps you signed in, for 30 days, and only if you check “Keep me signed in”. Every other cookie ends with the browser session.',
        'We do not follow anyone from site to site, and we do not offer marketing. YouTube and Google’s calendar keep cookies on sites of their own after you close the browser. So this site does not load them. In their place you will find a link.',
        'The translation and our visitor statistics are optional. They do not load until you accept them.',
      ],
      address: '2400 Ridge Road, Cedar Creek, California',
    },
    es: {
      name: 'Escuela Preparatoria Summit',
      shortName: 'Preparatoria Summit',
      welcome: 'Suba con nosotros',
      introduction:
        'Del noveno al duodécimo grado: cuatro trayectorias profesionales, diecinueve cursos AP y una banda de marcha que se oye antes de verla.',
      news: [
        {
          title: 'El equipo de robótica pasa a la final estatal',
          date: '2026-11-19',
          text: 'Su robot separa el reciclaje más rápido que la cafetería. La final es en Sacramento el 6 de febrero; quedan lugares en el autobús.',
        },
        {
          title: 'Noche de FAFSA para estudiantes de último año y sus familias',
          date: '2026-11-10',
          text: 'Los consejeros le ayudan a llenar el formulario, en inglés y en español. Traiga una computadora portátil si tiene una; las demás las ponemos nosotros.',
        },
        {
          title: 'Obra de otoño: «Our Town», solo cuatro noches',
          date: '2026-10-28',
          text: 'Los boletos son gratuitos para estudiantes con credencial. El viernes habrá interpretación en lengua de señas americana.',
        },
      ],
      dates: [
        { date: '2026-12-08', title: 'Noche de FAFSA, 6 p. m., biblioteca' },
        { date: '2026-12-14', title: 'Comienza la semana de exámenes finales' },
        { date: '2027-01-05', title: 'Comienza el segundo semestre' },
        { date: '2027-02-06', title: 'Final estatal de robótica' },
      ],
      video: {
        title: 'En el laboratorio de robótica',
        text: 'Cinco estudiantes, dos brazos, un maestro muy paciente: cómo un robot aprende a distinguir una botella de un plátano.',
      },
      rule: 'Solo permanece la cookie que mantiene su sesión abierta, y solo si usted lo pide.',
      ruleInFull: [
        'En este sitio una sola cookie puede permanecer después de que usted cierre el navegador: la que mantiene su sesión abierta durante 30 días, y solo si usted marca «Mantener mi sesión abierta». Todas las demás terminan con la sesión del navegador.',
        'No seguimos a nadie de un sitio a otro, y aquí no se ofrece marketing. YouTube y el calendario de Google guardan cookies en sus propios sitios, que siguen ahí cuando usted cierra el navegador. Por eso, este sitio no los carga. En su lugar hay un enlace.',
        'La traducción y nuestras estadísticas de visitas son opcionales. No se cargan hasta que usted las acepte.',
      ],
      address: '2400 Ridge Road, Cedar Creek, California',
    },
  },
};
