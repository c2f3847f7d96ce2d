// @ts-check

/** *Session-only* (R7): no cookie outlives the browser session, so no one is kept signed in either. @type {import('./site.mjs').Site} */
export const oakHill = {
  host: 'oakhill.cedarcreek.example',
  id: 'elementary',
  attributes: { 'data-cookie-limit': 'session', 'data-accent': '#3a7f49' },
  services: ['google-analytics', 'umami', 'youtube', 'google-calendar', 'google-translate'],
  keepsSignedIn: false,
  video: 'OakHill-Gdn',
  texts: {
    en: {
      name: 'Oak Hill Elementary School',
      shortName: 'Oak Hill Elementary',
      welcome: 'Good morning, Acorns!',
      introduction:
        'Transitional kindergarten through fifth grade, under four very old oaks. Doors open at 7:45; the garden is always open for grandparents.',
      news: [
        {
          title: 'The book fair is back in the library',
          date: '2026-11-18',
          text: 'Come by before or after school, all week. Every class picks one book for its own shelf, and the PTA pays for it.',
        },
        {
          title: 'Family reading night on December 10',
          date: '2026-11-12',
          text: 'Pajamas are welcome. Stories in English, Spanish and Hmong, hot cocoa from 6 p.m.',
        },
        {
          title: 'Our third graders planted forty tulips',
          date: '2026-10-30',
          text: 'They measured the depth with their own rulers. We will know in March who was right.',
        },
      ],
      dates: [
        { date: '2026-12-04', title: 'Picture retake day' },
        { date: '2026-12-10', title: 'Family reading night, 6 p.m.' },
        { date: '2026-12-18', title: 'Minimum day, dismissal at 12:15' },
        { date: '2027-01-05', title: 'School begins again' },
      ],
      video: {
        title: 'A day in the school garden',
        text: 'The second grade shows how a radish becomes a snack. Filmed and narrated by the students.',
      },
      rule: 'Every cookie of this site ends when you close the browser.',
      ruleInFull: [
        'On this site no cookie stays behind. Whatever is stored while you visit, your cookie choice included, ends when you close the browser.',
        'That is also why we ask about cookies again on your next visit, and why signing in lasts until you close the browser.',
        'The video player, the calendar, the translation and our visitor statistics are optional. They are not loaded until you accept them. What other companies keep on their own sites, if you accept them, lasts as long as the list says.',
      ],
      address: '8 Acorn Lane, Cedar Creek, California',
    },
    es: {
      name: 'Escuela Primaria Oak Hill',
      shortName: 'Primaria Oak Hill',
      welcome: '¡Buenos días, Bellotas!',
      introduction:
        'Desde el kínder de transición hasta quinto grado, bajo cuatro robles muy viejos. Las puertas abren a las 7:45; el jardín siempre está abierto para los abuelos.',
      news: [
        {
          title: 'La feria del libro vuelve a la biblioteca',
          date: '2026-11-18',
          text: 'Visítenos antes o después de clases, toda la semana. Cada grupo elige un libro para su propio estante, y lo paga la PTA.',
        },
        {
          title: 'Noche de lectura en familia el 10 de diciembre',
          date: '2026-11-12',
          text: 'Se vale venir en pijama. Cuentos en inglés, español y hmong, y chocolate caliente desde las 6 p. m.',
        },
        {
          title: 'Nuestros estudiantes de tercer grado plantaron cuarenta tulipanes',
          date: '2026-10-30',
          text: 'Midieron la profundidad con sus propias reglas. En marzo sabremos quién tenía razón.',
        },
      ],
      dates: [
        { date: '2026-12-04', title: 'Segundo día de fotos' },
        { date: '2026-12-10', title: 'Noche de lectura en familia, 6 p. m.' },
        { date: '2026-12-18', title: 'Día corto, salida a las 12:15' },
        { date: '2027-01-05', title: 'Regreso a clases' },
      ],
      video: {
        title: 'Un día en el jardín de la escuela',
        text: 'El segundo grado muestra cómo un rábano se convierte en bocadillo. Filmado y narrado por los estudiantes.',
      },
      rule: 'Todas las cookies de este sitio terminan cuando usted cierra el navegador.',
      ruleInFull: [
        'En este sitio no se queda ninguna cookie. Lo que se guarda durante su visita, incluida su decisión sobre las cookies, termina cuando usted cierra el navegador.',
        'Por eso le preguntamos de nuevo en su próxima visita, y por eso su sesión dura hasta que usted cierre el navegador.',
        'El reproductor de video, el calendario, la traducción y nuestras estadísticas de visitas son opcionales. No se cargan hasta que usted los acepte. Lo que otras compañías guardan en sus propios sitios, si usted las acepta, dura lo que dice la lista.',
      ],
      address: '8 Acorn Lane, Cedar Creek, California',
    },
  },
};
