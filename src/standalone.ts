import { further, sentences } from 'virtual:hallpass/chunks';
import { ownTag, startGateOf } from './effects/page/ownTag.ts';
import { startGate } from './gate.ts';

const absent = () => Promise.reject(new Error('no such language'));

const own = ownTag();

startGateOf(own, () =>
  startGate(own.tag, own.home, {
    ui: () => import('./ui/ui.tsx'),
    services: () => import('virtual:hallpass/services'),
    embeds: () => import('virtual:hallpass/embeds'),
    sweep: () => import('virtual:hallpass/sweep'),
    record: () => import('./record/sendRecord.ts'),
    audit: () => import('./audit/audit.tsx'),
    further: name => (further[name] ?? absent)(),
    explain: () => import('./explain/explain.ts'),
    sentences: language => (sentences[language] ?? absent)(),
  }),
);
