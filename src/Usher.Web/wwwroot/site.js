// Enhancements of the movie site, which also works without scripts.
(() => {
    'use strict';

    const connection = () => document.getElementById('connection');
    const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
    const send = window.fetch.bind(window);
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    const usualPause = 10000;
    const shortPause = 700;

    const say = text => {
        const place = connection();
        if (place && place.textContent !== text) place.textContent = text;
    };

    // Polls until the server answers. All requests that wait share one poll.
    let looking = null;
    const look = () => looking ??= send('/alive', { cache: 'no-store' }).then(answer => answer.ok, () => false).finally(() => looking = null);

    let returning = null;
    const untilBack = () => returning ??= (async () => {
        say('Usher does not answer. Trying again until it does …');
        do await pause(shortPause); while (!await look());
        say('Usher is back.');
        setTimeout(() => say(''), 6000);
        returning = null;
    })();

    // Links and forms use fetch, so that they wait while the server restarts. An event that is sent twice is counted once, because of its id.
    window.fetch = async (resource, options) => {
        for (;;) {
            try {
                return await send(resource, options);
            } catch (error) {
                if (options?.signal?.aborted || error.name === 'AbortError') throw error;
                await untilBack();
            }
        }
    };

    // Open pages poll too.
    (async () => {
        for (;;) {
            await pause(usualPause);
            if (!document.hidden && !returning && !await look()) await untilBack();
        }
    })();

    // Animates films that changed their place in a list.
    const places = () => new Map(Array.from(document.querySelectorAll('#for-you .card'), card => [card.dataset.film, card.getBoundingClientRect().left]));
    let before = null;

    document.addEventListener('submit', event => {
        before = event.target.id === 'watch' ? places() : null;
    });

    const glide = () => {
        document.querySelector('#for-you .row')?.scrollTo({ left: 0 });
        for (const card of document.querySelectorAll('#for-you .card')) {
            const was = before.get(card.dataset.film);
            const way = was === undefined ? 0 : was - card.getBoundingClientRect().left;
            if (was === undefined) card.animate([{ opacity: 0, transform: 'scale(.9)' }, { opacity: 1, transform: 'none' }], { duration: 500, easing: 'ease-out' });
            else if (way) card.animate([{ transform: `translateX(${way}px)` }, { transform: 'none' }], { duration: 500, easing: 'ease-in-out' });
        }
    };

    // Arrow keys move the focus within a row.
    document.addEventListener('keydown', event => {
        const row = event.target.closest?.('[data-row]');
        const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
        if (!row || !step || event.altKey || event.ctrlKey || event.metaKey) return;

        const links = Array.from(row.querySelectorAll('.card > a'));
        const at = links.findIndex(link => link.parentElement.contains(event.target));
        const next = links[Math.min(links.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
        event.preventDefault();
        next?.focus();
        next?.scrollIntoView({ inline: 'nearest', block: 'nearest', behavior: calm.matches ? 'auto' : 'smooth' });
    });

    // Requests the reasons for recommended films after the page was loaded, because they take longer.
    const explain = async () => {
        const lines = Array.from(document.querySelectorAll('[data-why]')).filter(line => !line.textContent);
        if (lines.length === 0) return;

        const asked = new URLSearchParams(lines.map(line => ['film', line.dataset.why]));
        const answer = await send(`/why?${asked}`).catch(() => null);
        const reasons = answer?.ok ? await answer.json() : {};
        const nobodyKnows = Object.keys(reasons).length === 0;
        for (const line of lines) {
            const reason = reasons[line.dataset.why];
            if (reason) line.textContent = `Because you watched ${reason}`;
            line.hidden = nobodyKnows;
        }
    };

    const focus = target => {
        if (!target) return;
        target.tabIndex = -1;
        target.focus();
    };

    let address = location.href;
    const arrived = () => {
        if (before || address !== location.href) focus(document.querySelector('#notice, h1'));
        address = location.href;
        if (before && !calm.matches) glide();
        before = null;
        explain();
    };

    document.addEventListener('DOMContentLoaded', () => {
        window.Blazor?.addEventListener('enhancedload', arrived);
        explain();
    });
})();
