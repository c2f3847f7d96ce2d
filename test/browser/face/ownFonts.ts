import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot } from '../harness/root.ts';

/**
 * Has the browsers that are started from now on draw all letters with fonts of a package, however many fonts this
 * machine has, and in the same way: what is drawn can then be compared with what another machine drew.
 * Where fonts are not found by fontconfig (macOS, Windows) nothing changes.
 */
export function useOwnFonts(): void {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-fonts-'));
  const prefer = (generic: string, family: string) =>
    `<alias binding="same"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`;
  // It is for formulas, but comes first where a browser asks for no family by name, as Chromium's shell does.
  const rejected =
    '<selectfont><rejectfont><pattern><patelt name="family"><string>DejaVu Math TeX Gyre</string></patelt></pattern></rejectfont></selectfont>';
  const setting = (name: string, value: string) =>
    `<edit name="${name}" mode="assign"><${value.startsWith('hint') ? 'const' : 'bool'}>${value}</${value.startsWith('hint') ? 'const' : 'bool'}></edit>`;
  writeFileSync(
    join(folder, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${fromRoot('node_modules/dejavu-fonts-ttf/ttf')}</dir><cachedir>${folder}</cachedir>${rejected}
${prefer('system-ui', 'DejaVu Sans')}${prefer('sans-serif', 'DejaVu Sans')}${prefer('serif', 'DejaVu Serif')}
${prefer('ui-monospace', 'DejaVu Sans Mono')}${prefer('monospace', 'DejaVu Sans Mono')}
<match target="font">${setting('antialias', 'true')}${setting('hinting', 'true')}${setting('autohint', 'false')}${setting('hintstyle', 'hintslight')}</match>
</fontconfig>`,
  );
  process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
}
