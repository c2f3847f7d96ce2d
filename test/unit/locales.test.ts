import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditSentences, languages, sentencesOf } from '../../build/locales.ts';
import { checks } from '../../src/audit/checks/runChecks.ts';
import schema from '../../src/catalog/service.schema.json';

type Tree = { [key: string]: string | Tree };

/** Sentences by key, flat: `banner.title`. */
const flat = (tree: Tree, prefix = ''): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix + key}.`)),
    ),
  );

const sentences = Object.fromEntries(languages.map(code => [code, flat(sentencesOf(code))]));
const english = sentences.en ?? {};

/** What webmasters read in the audit. */
const audit = Object.fromEntries(
  Object.entries(auditSentences()).map(([code, own]) => [code, flat(own as Tree)]),
);

const valuesIn = (sentence: string) => [...sentence.matchAll(/{{(.*?)}}/g)].map(([, name]) => name).sort();

/** The keys that are put together in the source, by the template that does it. A new one has to come here. */
const PUT_TOGETHER: Record<string, string[]> = {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: as they stand in the source
  'categories.${category}.name': ['essential', 'preferences', 'analytics', 'marketing'].map(
    c => `categories.${c}.name`,
  ),
  'categories.${category}.text': ['essential', 'preferences', 'analytics', 'marketing'].map(
    c => `categories.${c}.text`,
  ),
  'preferences.${state}': ['alwaysOn', 'on', 'off', 'some'].map(state => `preferences.${state}`),
  'receipt.${outcome.value}': ['copied', 'saved', 'refused'].map(outcome => `receipt.${outcome}`),
  'glossary.${word}': ['cookie', 'session', 'persistent', 'ip', 'refuse'].map(word => `glossary.${word}`),
  'glossary.${word}Text': ['cookie', 'session', 'persistent', 'ip', 'refuse'].map(
    word => `glossary.${word}Text`,
  ),
  'purposes.${purpose}': [...schema.properties.cookies.items.properties.purpose.enum, 'own'].map(
    purpose => `purposes.${purpose}`,
  ),
  'embeds.${kind}': schema.properties.embed.properties.kind.enum.map(kind => `embeds.${kind}`),
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as they stand in the source
};

/** Used by build/virtual.ts: the name of a language, the gate's own sentence, the announcement. */
const BUILT_IN = ['name', 'failed', 'change'];

const src = new URL('../../src/', import.meta.url);

const source = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file))
  .map(file => readFileSync(new URL(file, src), 'utf8'))
  .join('\n');

/** Sentences that have a form for each number that a language tells apart: what i18next puts behind the key. */
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** English words that other languages have taken over as they are: a sentence of these alone may be the same. */
const EVERYWHERE = new Set('Audio Blog Chat Cookie Cookies Marketing Video Widget'.split(' '));

const asked = [...source.matchAll(/\bt\(\s*(?:'([^']+)'|`([^`]+)`)/g)];
const literal = asked.flatMap(([, key]) => (key ? [key] : []));
const templates = asked.flatMap(([, , template]) => (template ? [template] : []));

describe('the sentences', () => {
  it('are there in English and in Spanish (R4)', () => {
    expect(languages).toEqual(expect.arrayContaining(['en', 'es']));
  });

  it('that the source asks for are all there, and no other is', () => {
    expect(templates.filter(template => !(template in PUT_TOGETHER))).toEqual([]);
    expect(Object.keys(PUT_TOGETHER).filter(template => !templates.includes(template))).toEqual([]);
    const used = new Set([...literal, ...Object.values(PUT_TOGETHER).flat(), ...BUILT_IN]);
    expect([...used].filter(key => !(key in english) && !(`${key}_other` in english))).toEqual([]);
    const all = Object.keys(english).map(key => key.replace(PLURAL, ''));
    expect(all.filter(key => !used.has(key))).toEqual([]);
  });
});

describe('the sentences of the audit', () => {
  const own = Object.keys(audit.en ?? {});
  const inAudit = readdirSync(new URL('audit/', src), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file))
    .map(file => readFileSync(new URL(`audit/${file}`, src), 'utf8'))
    .join('\n');

  it('are there in each language that is shipped (R4)', () => {
    expect(Object.keys(audit)).toEqual(expect.arrayContaining(['en', 'es']));
  });

  it('say of each check what it found and what to do, and speak of no other', () => {
    const spoken = (part: string) =>
      own.filter(key => key.startsWith('checks.') && key.endsWith(part)).map(key => key.split('.')[1]);
    expect(spoken('.title').toSorted()).toEqual(Object.keys(checks).toSorted());
    expect(spoken('.text').toSorted()).toEqual(Object.keys(checks).toSorted());
  });

  it('are all said', () => {
    const said = new Set([...inAudit.matchAll(/'([a-zA-Z]+(?:\.[a-zA-Z]+)*)'/g)].map(([, key]) => key));
    const together = [...inAudit.matchAll(/`([a-z]+)\.\$\{/g)].map(([, group]) => group ?? '');
    const isSaid = (key: string) => said.has(key) || together.includes(key.split('.')[0] ?? '');
    expect(own.filter(key => !isSaid(key))).toEqual([]);
  });
});

const all = [
  ...languages.map(code => ({ code, what: 'visitors', own: sentences[code] ?? {}, english })),
  ...Object.entries(audit).map(([code, own]) => ({ code, what: 'webmasters', own, english: audit.en ?? {} })),
];

describe.each(all)('in $code, to $what', ({ code, what, own, english }) => {
  it('are the same as in English, in the same order (R4)', () => {
    const keys = (all: object) => [...new Set(Object.keys(all).map(key => key.replace(PLURAL, '')))];
    expect(keys(own)).toEqual(keys(english));
  });

  it.skipIf(what === 'webmasters')('have each form that the language has for a number, and no other', () => {
    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
    const counted = Object.keys(own).filter(key => PLURAL.test(key));
    expect(counted.length).toBeGreaterThan(0);
    for (const key of new Set(counted.map(one => one.replace(PLURAL, ''))))
      expect(counted.filter(one => one.replace(PLURAL, '') === key).toSorted()).toEqual(
        forms.map(form => `${key}_${form}`).toSorted(),
      );
  });

  it('have no full stop right after a time of day, which in Spanish ends with one', () => {
    expect(
      Object.entries(own).filter(([, sentence]) => /{{time}}\./.test(sentence) && code !== 'en'),
    ).toEqual([]);
  });

  it.skipIf(code === 'en')('are not left in English (R4)', () => {
    const left = Object.keys(own).filter(
      key => key !== 'dir' && own[key] === english[key] && !EVERYWHERE.has(own[key] ?? ''),
    );
    expect(left).toEqual([]);
  });

  it('have the same values to be filled in', () => {
    for (const [key, sentence] of Object.entries(own)) {
      const model = english[key] ?? english[key.replace(PLURAL, '_other')] ?? '';
      expect([key, valuesIn(sentence)]).toEqual([key, valuesIn(model)]);
    }
  });

  it('are sentences: not empty, no HTML, no typing errors', () => {
    const wrong = Object.entries(own).filter(
      ([, sentence]) =>
        sentence.trim() === '' ||
        sentence !== sentence.trim() ||
        /[<>]|&\w+;|&#/.test(sentence) ||
        /\s\s|[\t\n\r\u00a0]/.test(sentence) ||
        /\.\.|\s[.,;:!?]/.test(sentence) ||
        /\$t\(|(?<!{){(?!{)|(?<!})}(?!})/.test(sentence),
    );
    expect(wrong).toEqual([]);
  });

  it('speak of no shape, place or color: not everybody sees those', () => {
    const seen =
      /(?<!\p{L})(below|above|beneath|left side|right side|top|bottom|round|square|blue|green|red|gray|abajo|arriba|izquierda|derecha|redond[oa]|cuadrad[oa]|azul|verde|roj[oa]|gris)(?!\p{L})/iu;
    expect(Object.entries(own).filter(([, sentence]) => seen.test(sentence))).toEqual([]);
  });

  it('are without the words that only lawyers and programmers read', () => {
    const jargon = /\b(undefined|null|lorem|consent string|localStorage|third[- ]part(y|ies))\b/i;
    // In Spanish, `todo` is a word.
    const unfinished = /\b(TODO|FIXME)\b/;
    expect(
      Object.entries(own).filter(([, sentence]) => jargon.test(sentence) || unfinished.test(sentence)),
    ).toEqual([]);
  });

  it('end in a full stop where they are a whole paragraph', () => {
    const paragraphs = Object.entries(own).filter(([key]) =>
      /(Text|\.text|Detail|intro|locked|again|failed)$/.test(key),
    );
    expect(paragraphs.length).toBeGreaterThan(10);
    expect(paragraphs.filter(([, sentence]) => !/[.?!]$/.test(sentence))).toEqual([]);
  });
});

describe('in Spanish', () => {
  const spanish = sentences.es ?? {};

  it('say usted (R1), and tú where a child alone is spoken to', () => {
    const familiar =
      /(?<!\p{L})(tú|tu|tus|ti|te|contigo|tuy[oa]s?|puedes|quieres|tienes|eres|haz|usas|has|inténtalo|pregúntale|déjalas)(?!\p{L})/iu;
    const formal = /(?<!\p{L})(usted|ustedes|puede|quiere|tiene|inténtelo|pregúntele|déjelas)(?!\p{L})/iu;
    for (const [key, sentence] of Object.entries(spanish)) {
      const [wrong, right] = key.startsWith('children.') ? [formal, familiar] : [familiar, /^/];
      expect(sentence).not.toMatch(wrong);
      expect(sentence).toMatch(right);
    }
  });

  it('call the refusal so that everybody knows it for one', () => {
    expect(spanish['banner.refuse']).toMatch(/^Rechazar /);
    expect(spanish['preferences.refuseAll']).toBe(spanish['banner.refuse']);
  });

  it('have one word for one thing', () => {
    expect(
      Object.entries(spanish).filter(([, sentence]) => /\b(empresas?|pedido|elección)\b/i.test(sentence)),
    ).toEqual([]);
  });

  it('open what they close: ¿…? and ¡…!', () => {
    for (const sentence of Object.values(spanish)) {
      expect([...sentence].filter(sign => sign === '¿')).toHaveLength(
        [...sentence].filter(sign => sign === '?').length,
      );
      expect([...sentence].filter(sign => sign === '¡')).toHaveLength(
        [...sentence].filter(sign => sign === '!').length,
      );
    }
  });

  it.each([
    ['categories.essential.name', 'Esenciales'],
    ['categories.preferences.name', 'Preferencias'],
    ['categories.analytics.name', 'Analíticas y estadísticas'],
    ['categories.marketing.name', 'Marketing'],
    ['preferences.title', 'Configuración de cookies'],
    ['preferences.save', 'Confirmar'],
  ])('call %s "%s" (R1)', (key, words) => {
    expect(spanish[key]).toBe(words);
  });
});
