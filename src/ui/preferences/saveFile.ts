/** How long the browser has to take the file up, in milliseconds. */
const TAKING = 10_000;

/** Saves a text as a file, from this page alone: nothing is sent. */
export function saveFile(name: string, text: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), TAKING);
}
