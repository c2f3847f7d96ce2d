import type { Translator } from './translator.ts';

const HOUR = 1 / 24;
const MINUTE = HOUR / 60;

/** How long a cookie lives, in words. @param days `0`: to the end of the session; `Infinity`: not known */
export function lifetime(days: number, { t, language }: Translator): string {
  if (!days) return t('services.session');
  if (days === Number.POSITIVE_INFINITY) return t('services.unknownLife');
  const [size, unit]: [number, string] =
    days % 365 === 0
      ? [365, 'year']
      : days >= 1
        ? [1, 'day']
        : days >= HOUR
          ? [HOUR, 'hour']
          : [MINUTE, 'minute'];
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.max(1, Math.round(days / size)));
}
