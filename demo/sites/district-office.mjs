// @ts-check

/** *Standard* (R1): the four categories, no limit on cookies; every vendor's snippet is here, and records are kept (R23). @type {import('./site.mjs').Site} */
export const districtOffice = {
  host: 'www.cedarcreek.example',
  id: 'district',
  attributes: { 'data-record-url': '/consent-records', 'data-accent': '#117a92' },
  services: [
    'google-tag-manager',
    'google-analytics',
    'meta-pixel',
    'umami',
    'youtube',
    'google-calendar',
    'google-translate',
  ],
  keepsSignedIn: true,
  video: 'CcUsd-2627A',
  texts: {
    en: {
      name: 'Cedar Creek Unified School District',
      shortName: 'Cedar Creek Unified',
      welcome: 'Eleven schools, one creek',
      introduction:
        'From transitional kindergarten to graduation, 6,200 students learn in Cedar Creek. Find your school, this year’s dates and the people who can help.',
      news: [
        {
          title: 'Enrollment for next fall opens January 11',
          date: '2026-11-16',
          text: 'Families of new kindergarten students can enroll online or at any school office. Bring proof of address and immunization records; no one asks about immigration status.',
        },
        {
          title: 'School meals stay free for every student',
          date: '2026-11-04',
          text: 'The board renewed the meals program for two more years. Breakfast begins 30 minutes before the first bell at all eleven schools.',
        },
        {
          title: 'Three new electric buses on the Ridge Road route',
          date: '2026-10-21',
          text: 'They are quieter, they do not smell, and the drivers named them Otter, Heron and Trout.',
        },
      ],
      dates: [
        { date: '2026-12-03', title: 'Board meeting, 6:30 p.m., district office' },
        { date: '2026-12-18', title: 'Last day before winter break' },
        { date: '2027-01-05', title: 'School begins again' },
        { date: '2027-01-11', title: 'Enrollment opens' },
      ],
      video: {
        title: 'Welcome to Cedar Creek',
        text: 'The superintendent walks along the creek, from the district office to the newest classroom, in two minutes.',
      },
      rule: 'Nothing optional runs on this site until you say yes.',
      ruleInFull: [
        'Some cookies of our own are needed: they remember your cookie choice and, if you sign in, keep you signed in.',
        'All else is optional: the calendar and the translation by Google, the video player, our visitor statistics, and ads for enrollment. None of it loads until you accept it. You can change your choice at any time.',
      ],
      address: '120 Creekside Way, Cedar Creek, California',
    },
    es: {
      name: 'Distrito Escolar Unificado de Cedar Creek',
      shortName: 'Cedar Creek Unified',
      welcome: 'Once escuelas, un mismo arroyo',
      introduction:
        'Desde el kínder de transición hasta la graduación, 6,200 estudiantes aprenden en Cedar Creek. Encuentre su escuela, las fechas de este año y a las personas que pueden ayudarle.',
      news: [
        {
          title: 'La inscripción para el próximo otoño abre el 11 de enero',
          date: '2026-11-16',
          text: 'Las familias de estudiantes nuevos de kínder pueden inscribirse en línea o en la oficina de cualquier escuela. Traiga un comprobante de domicilio y la cartilla de vacunación; nadie le preguntará por su estatus migratorio.',
        },
        {
          title: 'Las comidas escolares siguen siendo gratuitas para todos',
          date: '2026-11-04',
          text: 'La junta escolar renovó el programa de comidas por dos años más. El desayuno se sirve 30 minutos antes de la primera campana en las once escuelas.',
        },
        {
          title: 'Tres autobuses eléctricos nuevos en la ruta de Ridge Road',
          date: '2026-10-21',
          text: 'Son más silenciosos, no huelen, y los choferes los llamaron Nutria, Garza y Trucha.',
        },
      ],
      dates: [
        { date: '2026-12-03', title: 'Reunión de la junta escolar, 6:30 p. m., oficina del distrito' },
        { date: '2026-12-18', title: 'Último día antes de las vacaciones de invierno' },
        { date: '2027-01-05', title: 'Regreso a clases' },
        { date: '2027-01-11', title: 'Abre la inscripción' },
      ],
      video: {
        title: 'Bienvenidos a Cedar Creek',
        text: 'La superintendente recorre el arroyo, de la oficina del distrito al salón más nuevo, en dos minutos.',
      },
      rule: 'En este sitio no se activa nada opcional hasta que usted diga que sí.',
      ruleInFull: [
        'Algunas cookies propias son necesarias: recuerdan su decisión sobre las cookies y, si usted inicia sesión, la mantienen abierta.',
        'Todo lo demás es opcional: el calendario y la traducción de Google, el reproductor de video, nuestras estadísticas de visitas y los anuncios para la inscripción. Nada de eso se carga hasta que usted lo acepte. Puede cambiar su decisión cuando quiera.',
      ],
      address: '120 Creekside Way, Cedar Creek, California',
    },
  },
};
