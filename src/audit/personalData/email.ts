/** What has an at sign and is no address of a person: files for dense screens, calendars, keys of error reporters. */
const NO_PERSON =
  /\.(png|jpe?g|gif|svg|webp|avif|m?js|css|html?)$|(^|\.)(calendar\.google\.com|sentry\.io)$/i;

/** Nobody's in particular. */
const ROLE =
  /(^|[^\p{L}\d])(info|office|oficina|webmaster|admin|no-?reply|support|help|ayuda|contact|contacto)$/iu;

/** What stands before the at sign of each address in a text: 64 characters of it, which is all that it may have. */
function localParts(text: string): string[] {
  const [first = '', ...others] = text.split('@');
  return others.flatMap((after, i) => {
    const before = (i ? (others[i - 1] ?? '') : first).slice(-64);
    const host = /^([\p{L}\d-]+\.)+[a-z]{2,24}/iu.exec(after)?.[0];
    // `//key@host`: that is the address of a server.
    const isPerson =
      host && !NO_PERSON.test(host) && /[\p{L}\d._+-]$/u.test(before) && !/\/\/[^\s/]*$/.test(before);
    return isPerson ? [before] : [];
  });
}

/** Whether a text has a person's e-mail address in it. */
export const isEmail = (text: string) => localParts(text).some(local => !ROLE.test(local));

/** Whether a text has the e-mail address of an office or a machine in it. */
export const isRoleEmail = (text: string) => localParts(text).some(local => ROLE.test(local));
