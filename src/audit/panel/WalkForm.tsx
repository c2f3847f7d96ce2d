import { useEffect, useRef, useState } from 'preact/hooks';
import type { Gate } from '../../interfaces.ts';
import type { Facts, LookedAt, State } from '../model.ts';
import { type Stopper, walk } from '../walk/walk.ts';
import type { Words } from '../words.ts';

interface Props {
  gate: Gate;
  words: Words;
  onDone(pages: readonly Facts[], failed: readonly LookedAt[]): void;
}

const STATES = ['undecided', 'refused', 'accepted'] as const satisfies readonly State[];

/** How many pages are looked at, unless the webmaster says otherwise. */
const USUAL = 10;

/** Looks at more pages of the site, as many and as whom the webmaster says. */
export function WalkForm({ gate, words: { say }, onDone }: Props) {
  const [most, setMost] = useState(USUAL);
  const [states, setStates] = useState<readonly State[]>(['undecided', 'refused']);
  const [progress, setProgress] = useState('');
  const stopper = useRef<Stopper | null>(null);
  // Whoever closes the panel is done with it.
  useEffect(() => () => stopper.current?.stop(), []);

  const start = async () => {
    const own: Stopper = {
      isStopped: false,
      stop() {
        own.isStopped = true;
      },
    };
    stopper.current = own;
    setProgress(say('panel.looking'));
    const { pages, failed } = await walk(gate, {
      most,
      states,
      stopper: own,
      onPage: (page, at, of) => setProgress(say('walk.progress', { page, at: `${at}`, of: `${of}` })),
    });
    stopper.current = null;
    const count = String(new Set(pages.map(({ page }) => page)).size);
    setProgress(say(own.isStopped ? 'walk.stopped' : 'walk.done', { count }));
    onDone(pages, failed);
  };

  const isRunning = !!stopper.current;
  return (
    <details class="walk">
      <summary>
        <strong>{say('walk.title')}</strong>
      </summary>
      <p>{say('walk.text')}</p>
      <form
        onSubmit={event => {
          event.preventDefault();
          start();
        }}
      >
        <label>
          {say('walk.number')}{' '}
          <input
            type="number"
            min="1"
            max="200"
            required
            value={most}
            onInput={({ currentTarget }) => setMost(currentTarget.valueAsNumber)}
          />
        </label>
        <fieldset>
          <legend>{say('walk.states')}</legend>
          {STATES.map(state => (
            <label key={state}>
              <input
                type="checkbox"
                data-state={state}
                checked={states.includes(state)}
                onChange={({ currentTarget: { checked } }) =>
                  setStates(STATES.filter(one => (one === state ? checked : states.includes(one))))
                }
              />{' '}
              {say(`states.${state}`)}
            </label>
          ))}
        </fieldset>
        {/* Two elements: one that became the other within a click would send the form. */}
        {isRunning ? (
          <button key="stop" type="button" data-audit="stop" onClick={() => stopper.current?.stop()}>
            {say('walk.stop')}
          </button>
        ) : (
          <button key="start" type="submit" data-audit="walk" disabled={!states[0]}>
            {say('walk.start')}
          </button>
        )}
      </form>
      <p role="status">{progress}</p>
    </details>
  );
}
