/** The player knows its device again, where the browser gives frames of others a storage at all. */
function rememberDevice() {
  const key = 'yt-remote-device-id';
  try {
    localStorage.setItem(key, localStorage.getItem(key) ?? JSON.stringify({ data: crypto.randomUUID() }));
  } catch {
    // Third-party storage is blocked; the video plays all the same.
  }
}

rememberDevice();
fetch('/youtubei/v1/log_event', { method: 'POST', body: JSON.stringify({ event: 'impression' }) }).catch(
  () => {},
);
