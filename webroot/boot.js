/*
 * Starts the pages, and does not give up: when a part cannot be fetched, because the server is restarting or the network is
 * away, it asks until the server answers and then loads the page anew. A module that failed once is not fetched again by
 * every browser, so that loading anew is the only way that always works. No module itself: it must run when modules do not.
 */
(() => {
  const patience = 30_000;
  let failing = false;

  const again = async () => {
    try {
      const answer = await fetch('/api/v1/municipalities', { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
      if (answer.ok) {
        location.reload();
        return;
      }
    } catch {
      // Not there yet; the next attempt follows.
    }
    setTimeout(again, 5_000);
  };

  const failed = () => {
    if (failing) {
      return;
    }
    failing = true;
    const words = document.createElement('p');
    words.className = 'boot-failed';
    words.setAttribute('role', 'status');
    words.textContent = 'Framdrift väntar på servern. Sidan försöker igen av sig själv. Waiting for the server; the page tries again by itself.';
    document.body.append(words);
    setTimeout(again, 3_000);
  };

  const started = () => document.documentElement.dataset.started === 'true';

  document.addEventListener('DOMContentLoaded', () => {
    import('/app.js').catch(failed);
    setTimeout(() => started() || failed(), patience);
  });
})();
