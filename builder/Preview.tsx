import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answers } from './answers.ts';
import { Choices, Group } from './fields.tsx';
import { previewPage } from './previewPage.ts';
import type { Say } from './words.ts';

/** Screens, by the widths in CSS pixels that they usually have. */
const widths = { phone: 320, tablet: 768, computer: 1280 } as const;

type Screen = keyof typeof widths;

/** The text of the widget, which the page carries for its preview. */
const widget = document.querySelector('#widget')?.textContent ?? '';

/** The widget itself, on a page of a school, at three widths, light and dark. */
export function Preview({ answers, say }: { answers: Answers; say: Say }) {
  const [screen, setScreen] = useState<Screen>('phone');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const [room, setRoom] = useState(widths.phone as number);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watching = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? widths.phone));
    if (box.current) watching.observe(box.current);
    return () => watching.disconnect();
  }, []);
  const width = widths[screen];
  const scale = Math.min(1, room / width);
  const height = screen === 'phone' ? 568 : 640;
  return (
    <div class="preview">
      <h3>{say('looks.preview')}</h3>
      <p>{say('looks.previewHint')}</p>
      <Group title={say('looks.width')}>
        <Choices
          options={(Object.keys(widths) as Screen[]).map(value => ({ value, label: say(`looks.${value}`) }))}
          value={screen}
          onChange={value => setScreen(value)}
        />
      </Group>
      <Group title={say('looks.scheme')}>
        <Choices
          options={(['light', 'dark'] as const).map(value => ({ value, label: say(`looks.${value}`) }))}
          value={scheme}
          onChange={value => setScheme(value)}
        />
      </Group>
      <div ref={box} class="screen" style={{ height: `${height * scale}px` }}>
        <iframe
          // Without an origin of its own it reads and keeps nothing, wherever the builder is.
          sandbox="allow-scripts"
          title={say('looks.previewFrame')}
          srcdoc={previewPage(answers, scheme, widget, say)}
          style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
        />
      </div>
    </div>
  );
}
