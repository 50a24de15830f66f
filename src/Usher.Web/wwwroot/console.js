// Copies the text of data-copy, and confirms it on the button.
document.addEventListener('click', async event => {
    const button = event.target.closest('[data-copy]');
    if (!button)
        return;
    await navigator.clipboard.writeText(button.dataset.copy);
    const said = button.getAttribute('aria-label');
    button.classList.add('copied');
    button.setAttribute('aria-label', 'Copied');
    setTimeout(() => { button.classList.remove('copied'); button.setAttribute('aria-label', said); }, 1500);
});

// Blazor reconnects when the connection is lost, here every second for an hour. After a restart of Usher the server does
// not know this page any more: then the page is reloaded, which leads to the sign-in and from there back to the page.
const dialog = document.getElementById('components-reconnect-modal');
const waitBetween = 1000;

Blazor.start({ circuit: { reconnectionOptions: { maxRetries: 3600, retryIntervalMilliseconds: waitBetween } } });

async function reloadWhenUsherAnswers() {
    // Twice: a server that is about to stop may answer once more.
    for (let answers = 0; answers < 2; answers = await usherAnswers() ? answers + 1 : 0)
        await new Promise(resolve => setTimeout(resolve, waitBetween));
    dialog.classList.add('again');
    location.reload();
}

async function usherAnswers() {
    try {
        // Without the cookie: the first request with the cookie gets the reason why the session ended.
        return (await fetch('/console/sign-in', { cache: 'no-store', credentials: 'omit' })).ok;
    } catch {
        return false;
    }
}

dialog?.addEventListener('components-reconnect-state-changed', event => {
    switch (event.detail.state) {
        case 'show':
            if (!dialog.open)
                dialog.showModal();
            break;
        case 'hide':
            dialog.close();
            break;
        case 'failed':
        case 'rejected':
            reloadWhenUsherAnswers();
            break;
    }
});

// Uploads the file of an input with PUT, and reports the progress. Status 0 means that the browser could not send the request.
window.usherUpload = (inputId, address, progress) => new Promise(resolve => {
    const file = document.getElementById(inputId)?.files[0];
    if (!file) {
        resolve({ status: 0, error: 'The file is not selected any more.' });
        return;
    }
    const request = new XMLHttpRequest();
    let last = -1;
    request.upload.addEventListener('progress', event => {
        const percent = event.total > 0 ? Math.floor(100 * event.loaded / event.total) : 0;
        if (percent !== last)
            progress.invokeMethodAsync('Tell', last = percent);
    });
    request.addEventListener('loadend', () => resolve({ status: request.status, error: request.responseText }));
    request.open('PUT', address);
    request.setRequestHeader('Content-Type', 'text/csv');
    request.send(file);
});
