// Copies the text that a button names, and says so on the button.
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

// Blazor asks the server again and again when the connection is lost. When Usher was restarted it does not know this
// page any more: then the page is opened anew, which leads over the sign-in back to where one was.
const dialog = document.getElementById('components-reconnect-modal');
const waitBetween = 1000;

async function openAnewWhenUsherAnswers() {
    for (;;) {
        try {
            // Without the cookie: the request that brings it is the one that is told why the session is over.
            if ((await fetch('/console/sign-in', { cache: 'no-store', credentials: 'omit' })).ok)
                break;
        } catch {
            // Not yet.
        }
        await new Promise(resolve => setTimeout(resolve, waitBetween));
    }
    dialog.classList.add('again');
    location.reload();
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
            openAnewWhenUsherAnswers();
            break;
    }
});

// Puts the file of an input to an address, and says how far it is. A status of 0 means that the browser could not ask.
window.usherUpload = (inputId, address, progress) => new Promise(resolve => {
    const file = document.getElementById(inputId)?.files[0];
    if (!file) {
        resolve({ status: 0, error: 'The file is not chosen any more.' });
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
