import type { Gate, Services } from '../interfaces.ts';

/** What is told of services, or nothing where that does not load: what needs it only in part works without. */
export const loadServiceDetails = ({ chunks, report }: Gate): Promise<Services> =>
  chunks.services().catch(error => {
    report('chunk', error);
    return { ids: () => [], describe: () => undefined };
  });
