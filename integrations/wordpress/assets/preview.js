// Draws the preview again whenever a field for looks changes, with nothing chosen yet.
jQuery($ => {
  const frame = document.getElementById('hallpass-preview');
  const saved = frame.src;
  const draw = () => {
    const url = new URL(saved);
    for (const [name, value] of new FormData(frame.closest('form')))
      if (/^hallpass\[(theme|accent|position)\]$/.test(name)) url.searchParams.set(name, value);
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is not in every browser that WordPress knows.
    document.cookie = 'hallpass-preview=; Max-Age=0; Path=/';
    frame.src = url;
  };
  // The color picker tells of its own changes before the field has them.
  const later = () => setTimeout(draw);
  $('.hallpass-color').wpColorPicker({ change: later, clear: later });
  frame.closest('form').addEventListener('change', draw);
});
