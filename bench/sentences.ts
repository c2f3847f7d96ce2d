/** What every widget says, so that none has less to draw. */
export const sentences = {
  title: 'We use cookies',
  text: 'This site uses cookies to run, to remember your choices, to count visits and to show notices. You decide which ones.',
  accept: 'Accept all',
  refuse: 'Only essential',
  choose: 'Choose',
  save: 'Save choices',
  close: 'Close',
  settings: 'Cookie settings',
};

/** The categories, and what each is for. */
export const categories = {
  essential: ['Essential', 'The site needs these to work: for example, to keep you signed in.'],
  preferences: ['Preferences', 'Remember settings such as language and text size.'],
  analytics: ['Analytics', 'Count visits, so that we know which pages help.'],
  marketing: ['Marketing', 'Show notices that match your interests.'],
} as const;
