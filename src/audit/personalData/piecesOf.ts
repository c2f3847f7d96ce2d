/** A value that is not made of others, and the names that it stands under, outermost first. */
export interface Piece {
  /** In small letters without accents, one word after another: `student first name`. */
  words: string;
  value: string;
}

/** How much of a value is looked at, in characters; how deep, in layers; how much is found there, in pieces. */
const MOST = { characters: 100_000, layers: 6, pieces: 400 };

/** `ud[firstName]`, `primer_nombre` and `contrase%C3%B1a` as words. */
const wordsOf = (name: string) =>
  percentDecoded(name.slice(-100))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .join(' ')
    .trim();

type Named = readonly [name: string, value: string];

/** What a JSON text has in it; nothing where it is none. */
function inJson(text: string, name: string): Named[] | undefined {
  if (!/^\s*["[{]/.test(text)) return;
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found === 'string') return [[name, found]];
    return Object.entries(found as object).map(([key, value]) => [
      Array.isArray(found) ? name : `${name} ${key}`,
      typeof value === 'object' ? JSON.stringify(value) : `${value}`,
    ]);
  } catch {
    return;
  }
}

/** A JSON Web Token, which is base64 with points between; what it says is in the middle. */
const TOKEN = /^eyJ[\w-]+\.([\w-]+)\.[\w-]*$/;

/** What base64, or a token, spells, if that is text. */
function inBase64(text: string, name: string): Named[] | undefined {
  const coded = TOKEN.exec(text)?.[1] ?? text;
  if (!/^[\w+/-]{8,}={0,2}$/.test(coded)) return;
  try {
    const bytes = Uint8Array.from(atob(coded.replace(/-/g, '+').replace(/_/g, '/')), byte =>
      byte.charCodeAt(0),
    );
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!/[^\P{Cc}\s]/u.test(decoded)) return [[name, decoded]];
  } catch {}
  return;
}

/** The parts of an address, a form or a jar: `a=1&b=2`, `a=1; b=2`. */
function inPairs(text: string, name: string): Named[] | undefined {
  if (!/[^\s=]=[^=]/.test(text)) return;
  return text.split(/[&?#;]/).map(part => {
    const [key = '', ...value] = part.split('=');
    return value.length ? [`${name} ${key}`, value.join('=')] : [name, part];
  });
}

/** Undoes percent-encoding where it makes sense, and leaves it where it does not. */
function percentDecoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, coded => {
    try {
      return decodeURIComponent(coded);
    } catch {
      return coded;
    }
  });
}

/**
 * Takes a value apart: JSON, pairs, percent-encoding and base64, inside each other. What is longer, deeper or more than
 * a person would ever look at is left out, so that the time is bounded.
 */
export function piecesOf(value: string, name: string): Piece[] {
  const found: Piece[] = [];
  const unpack = (text: string, name: string, layers: number) => {
    if (found.length >= MOST.pieces) return;
    const inside = layers && (inJson(text, name) ?? inBase64(text, name) ?? inPairs(text, name));
    for (const [key, part] of inside || []) unpack(part, key, layers - 1);
    const decoded = percentDecoded(text);
    if (!inside && layers && decoded !== text) return unpack(decoded, name, layers - 1);
    // A token is an identifier besides what it says.
    if (!inside || TOKEN.test(text)) found.push({ words: wordsOf(name), value: text.trim() });
    // A space, as forms send it.
    if (!inside && text.includes('+'))
      found.push({ words: wordsOf(name), value: text.replaceAll('+', ' ').trim() });
  };
  unpack(value.slice(0, MOST.characters), name, MOST.layers);
  return found;
}
