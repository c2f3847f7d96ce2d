// @ts-check

/** *Children's site* (R14): nothing that a child clicks turns on analytics or marketing. @type {import('./site.mjs').Site} */
export const willow = {
  host: 'willow.cedarcreek.example',
  id: 'children',
  attributes: { 'data-audience': 'children', 'data-accent': '#b8521f' },
  services: ['google-analytics', 'umami', 'youtube', 'google-translate'],
  keepsSignedIn: false,
  video: 'Willow-Kite',
  texts: {
    en: {
      name: 'Willow Early Learning Center',
      shortName: 'Willow',
      welcome: 'What did you find today?',
      introduction:
        'For children from three to five, and for everybody who brings them. We open at 7:30, rain or shine, with boots by the door.',
      news: [
        {
          title: 'The tadpoles have legs',
          date: '2026-11-17',
          text: 'Come and look before they leave. We will take them back to the creek on Friday morning, all of us together.',
        },
        {
          title: 'We need egg cartons',
          date: '2026-11-09',
          text: 'For caterpillars, seed beds and one very long train. Leave them in the basket at the gate.',
        },
      ],
      dates: [
        { date: '2026-12-02', title: 'Song morning with grandparents, 9 a.m.' },
        { date: '2026-12-18', title: 'Last day before winter break' },
        { date: '2027-01-05', title: 'We are open again' },
      ],
      video: {
        title: 'How to fly a kite indoors',
        text: 'It takes a fan, two chairs and a good reason.',
      },
      rule: 'Children use this site. What measures or advertises stays off, whatever they click.',
      ruleInFull: [
        'This site is for children. Nobody who visits it can turn on statistics or marketing here. Only the school can, with permission from parents or guardians.',
        'The translation is optional. It does not load until somebody allows it.',
      ],
      address: '31 Willow Lane, Cedar Creek, California',
    },
    es: {
      name: 'Centro de Aprendizaje Temprano Willow',
      shortName: 'Willow',
      welcome: '¿Qué encontraste hoy?',
      introduction:
        'Para niños de tres a cinco años y para quienes los traen. Abrimos a las 7:30, llueva o truene, con botas junto a la puerta.',
      news: [
        {
          title: 'Los renacuajos ya tienen patas',
          date: '2026-11-17',
          text: 'Vengan a verlos antes de que se vayan. El viernes por la mañana los llevamos al arroyo, todos juntos.',
        },
        {
          title: 'Necesitamos cartones de huevo',
          date: '2026-11-09',
          text: 'Para orugas, semilleros y un tren muy largo. Déjenlos en la canasta de la entrada.',
        },
      ],
      dates: [
        { date: '2026-12-02', title: 'Mañana de canciones con los abuelos, 9 a. m.' },
        { date: '2026-12-18', title: 'Último día antes de las vacaciones de invierno' },
        { date: '2027-01-05', title: 'Abrimos de nuevo' },
      ],
      video: {
        title: 'Cómo volar una cometa bajo techo',
        text: 'Hacen falta un ventilador, dos sillas y una buena razón.',
      },
      rule: 'Este sitio lo usan niños. Lo que mide o anuncia queda apagado, sin importar dónde hagan clic.',
      ruleInFull: [
        'Este sitio es para niños. Quien lo visita no puede activar aquí ni las estadísticas ni el marketing. Solo la escuela puede hacerlo, con permiso de los padres o tutores.',
        'La traducción es opcional. No se carga hasta que alguien la permita.',
      ],
      address: '31 Willow Lane, Cedar Creek, California',
    },
  },
};
