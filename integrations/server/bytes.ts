/** So many at once: a call takes only so many arguments. */
const MOST = 8192;

/**
 * Bytes as text, a character each, U+0000 to U+00FF. HTML's own characters are in ASCII, which every encoding of the web
 * but UTF-16 has in the same place: so what is not changed stays byte for byte, in whatever encoding, and a cut in the
 * middle of a character does no harm.
 */
export function toText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += MOST)
    text += String.fromCharCode(...bytes.subarray(at, at + MOST));
  return text;
}

/** The same text as bytes. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** An attribute's value, of which a browser makes UTF-8 where it is that. */
export const decoded = (value: string): string =>
  /[\u0080-\u00ff]/.test(value) && !/[^\0-\u00ff]/.test(value)
    ? new TextDecoder().decode(toBytes(value))
    : value;
