namespace Usher.Web.Console.Wizard;

/// <summary>The address of the API for the browser, which may differ from the address that this application uses.</summary>
internal static class BrowserEndpoint
{
    /// <summary>The address of the API for scripts of a page.</summary>
    /// <param name="page">Address of the page in the browser.</param>
    /// <param name="api">Address of the API that this application uses.</param>
    /// <returns>Null where the browser cannot reach the API: https pages may not send requests to http.</returns>
    public static Uri? Of(Uri page, Uri api)
    {
        if (page.Scheme == Uri.UriSchemeHttps && api.Scheme != Uri.UriSchemeHttps)
            return null;

        // This application may use loopback to reach a server that listens on all addresses; other machines have to use its host name.
        return !api.IsLoopback || page.IsLoopback ? api : new UriBuilder(api) { Host = page.Host }.Uri;
    }
}
