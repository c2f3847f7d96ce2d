import type { AnyOf, Change, PublicDecision, Requirement } from '../model.ts';
import type { TraceEvent } from '../problems.ts';
import { brief, kebab, tagOf } from './format.ts';

/** "analytics or marketing and preferences" */
const all = (categories: readonly AnyOf[]) => categories.map(anyOf => anyOf.join(' or ')).join(' and ');

/** Why something waits. @param address what was judged; `undefined`: the page itself marked it */
function why({ categories, service }: Requirement, address: string | undefined): string {
  if (address === undefined)
    return `the page marked it ${brief(all(categories))}${service ? ` (${brief(service)})` : ''}, which is not granted`;
  // A query may carry what is nobody's business.
  const [url = ''] = brief(address).split(/[?#]/);
  if (!service) return `${url} is on another host, which data-allow does not name (data-block="strict")`;
  const category = categories[0]?.[0];
  if (category === 'retired') return `${url} belongs to ${service}, which is retired (data-retire)`;
  if (category === 'barred')
    return `${url} belongs to ${service}, which follows visitors from site to site or keeps cookies on its own hosts, and data-allow does not name it (data-cookie-limit="login")`;
  return `${url} belongs to ${service}, which is ${all(categories)}, and that is not granted`;
}

const listAnswers = (answers: Readonly<Record<string, boolean>>) =>
  Object.entries(answers).map(([name, answer]) => `${name} ${answer ? 'yes' : 'no'}`);

/** A decision in one sentence. */
function stateOf(decision: PublicDecision | null): string {
  if (!decision) return 'Nothing is decided: all that is not essential is held.';
  const answers =
    [...listAnswers(decision.categories), ...listAnswers(decision.services)].join(', ') || 'no answers';
  const standing = decision.current
    ? 'the present one'
    : 'no longer the present one: its grants wait to be confirmed';
  return `Decided on ${decision.time} under revision ${decision.revision}, ${standing}: ${answers}.`;
}

function stepOf({ changed, granted, withdrawn, stored, here, source }: Change): string {
  const where = here
    ? source
      ? `by ${brief(source)}`
      : 'by a script of the page'
    : 'elsewhere, in another tab or frame';
  const what = [
    granted[0] && `granted ${granted.join(', ')}`,
    withdrawn[0] && `withdrawn ${withdrawn.join(', ')}`,
    !changed && 'nothing is otherwise than before',
    !stored && 'the browser did not keep it',
  ].filter(Boolean);
  return `A step, ${where}${what[0] ? `: ${what.join('; ')}` : ''}.`;
}

/** What is in force at the start, one attribute a line. */
function startOf(config: object, services: number, decision: PublicDecision | null): string {
  const lines = Object.entries(config)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(
      ([key, value]) =>
        `  ${kebab(key)}${value === true ? '' : `="${brief([value].flat().join(' ') || 'none')}"`}`,
    );
  return [
    `Hallpass ${__VERSION__} explains itself (data-debug). In force, defaults included:`,
    ...lines,
    `It knows ${services} services. ${stateOf(decision)}`,
  ].join('\n');
}

/** Something that happened, in one sentence for the webmaster: what, and why. */
export function describeEvent(event: TraceEvent): string {
  switch (event[0]) {
    case 'start':
      return startOf(event[1], event[2], event[3]);
    case 'held': {
      const [, target, requirement, address] = event;
      const thing = typeof target === 'string' ? 'a request' : tagOf(target);
      return `Held: ${thing}, because ${why(requirement, address)}.`;
    }
    case 'released':
      return `Released: ${tagOf(event[1])}, which waited for ${brief(all(event[2].categories))}${event[2].service ? ` (${brief(event[2].service)})` : ''}.`;
    case 'stranger':
      return `Met: ${brief(event[1])}, another company's host that no service is known on. What comes from there waits only where the page marks it, or all of it under data-block="strict". If it stores or counts something, declare it in the data block.`;
    case 'cookie': {
      const [, name, verdict] = event;
      const cookie = `The cookie "${brief(name)}"`;
      if (verdict === 'refuse') return `${cookie} was not written: it is one of a service that is held.`;
      if (verdict === 'remove') return `${cookie} is removed: it is one of a service that is held.`;
      return verdict
        ? `${cookie} lives for ${Math.round(verdict / 86_400)} days, not longer (data-max-days).`
        : `${cookie} ends with the browser session (data-cookie-limit).`;
    }
    case 'step':
      return `${stepOf(event[1])} ${stateOf(event[2])}`;
  }
}
