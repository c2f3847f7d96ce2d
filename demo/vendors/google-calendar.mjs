// @ts-check
import { html } from '../html.mjs';
import { asset } from './assets.mjs';
import { randomId } from './vendor.mjs';

/** What happens every month, by the day. @type {Record<string, Record<number, string>>} */
const events = {
  en: {
    3: 'Board meeting',
    9: 'No school',
    12: 'PTA',
    17: 'Picture day',
    20: 'Early release',
    26: 'Concert',
  },
  es: {
    3: 'Junta escolar',
    9: 'No hay clases',
    12: 'PTA',
    17: 'Día de fotos',
    20: 'Salida temprano',
    26: 'Concierto',
  },
};

/** The embedded month. Google's cookie comes with the frame. @type {import('./vendor.mjs').Vendor} */
export const googleCalendar = {
  company: 'Google Calendar',
  hosts: ['calendar.google.com'],
  answer({ path, headers }) {
    if (path === '/calendar.css') return asset('calendar.css');
    if (path !== '/calendar/embed') return undefined;
    const language = headers['accept-language']?.startsWith('es') ? 'es' : 'en';
    const cookies = [{ name: 'NID', value: `525=${randomId()}`, days: 183, domain: 'google.com' }];
    return { body: String(month(new Date(), language)), cookies };
  },
};

/** @param {Date} today @param {'en' | 'es'} language */
function month(today, language) {
  const year = today.getFullYear();
  const number = today.getMonth();
  const days = new Date(year, number + 1, 0).getDate();
  const before = new Date(year, number, 1).getDay();
  const title = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' }).format(today);
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' });
  // 3 January 2027 is a Sunday, with which a school's week begins in print.
  const names = Array.from({ length: 7 }, (_, day) => weekday.format(new Date(2027, 0, 3 + day)));
  const cells = Array.from({ length: Math.ceil((before + days) / 7) * 7 }, (_, cell) => cell - before + 1);
  const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return html`<!doctype html>
<html lang="${language}"><meta charset="utf-8"><title>Google Calendar</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/calendar.css">
<table><caption>${title}</caption>
<thead><tr>${names.map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${weeks.map(week => html`<tr>${week.map(day => cell(day, days, events[language]?.[day]))}</tr>`)}</tbody>
</table></html>`;
}

/** @param {number} day @param {number} days @param {string | undefined} event */
const cell = (day, days, event) =>
  day < 1 || day > days
    ? html`<td></td>`
    : html`<td><b>${day}</b>${event && html`<span>${event}</span>`}</td>`;
